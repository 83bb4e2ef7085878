// An appeal about a state, or a request for a move: which move it speaks of, and where it leads
// once it is upheld, or why nowhere. Words only; the timeline has made the moves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/language.h"
#include "engine/supposed.h"
#include "standing/timeline.h"

namespace xingji {

/// Whether it names the standing: "standing/shop", "standing/shop/remove".
bool is_about(const Matter& appeal, const Timeline& timeline);

class StateAppeal {
 public:
  /// As of the end of `day`. All outlive it.
  StateAppeal(const Matter& appeal, const Timeline& timeline, Day day, const Zone& zone,
              Language language)
      : appeal_(appeal), timeline_(timeline), day_(day), zone_(zone), language_(language) {}

  /// When its move was made by what was known when it was filed, and corrections undid it.
  void set_made_then(std::optional<Day> day) { made_then_ = day; }

  /// Empty: it is about the standing and no move of it.
  std::string move_named() const;
  /// Asked for, not appealed against: it goes by the rule's own condition.
  bool is_request() const;
  /// Why it leads nowhere from a state; empty: there is a move that may follow.
  std::string why_no_way(const Standing& rules, std::size_t state, Day day) const;
  /// Where it leads: "Removed → Open, watched for 30 days", or that nothing moves and why.
  std::string outlook() const;

 private:
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }
  std::string title_of(const Standing::State& state) const;
  const Line* last_made(Day day) const;
  bool was_made(std::string_view move, Day day) const;
  const Line* came_here(Day day) const;
  std::string too_early(const Line& came) const;
  std::string undone(const std::string& move) const;
  std::string appealable(const Standing& rules, Day day) const;
  std::string why_not_now(const Standing& rules, const Standing::Move& move) const;
  const Standing::Move* way_of(const Standing& rules, std::size_t state) const;

  const Matter& appeal_;
  const Timeline& timeline_;
  Day day_;
  const Zone& zone_;
  Language language_;
  std::optional<Day> made_then_;
};

}  // namespace xingji
