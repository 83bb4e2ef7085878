#include "standing/counting.h"

#include <algorithm>

#include "engine/subjects.h"
#include "standing/days.h"

namespace xingji {
namespace {

using Move = Standing::Move;

bool counts_days(const Compiled& rules, std::size_t name) {
  if (name < rules.scores()) return false;
  const History& history = rules.histories()[name - rules.scores()];
  return history.kind == History::Kind::running || history.kind == History::Kind::days;
}

bool comes_from(const Move& move, std::string_view state, const Standing& standing, Day day) {
  const auto is_it = [&](std::size_t from) { return standing.states[from].id == state; };
  return move.needs == Move::Needs::nothing && in_force(move.since, move.until, day) &&
         std::any_of(move.from.begin(), move.from.end(), is_it);
}

void add(const Standing& standing, const Compiled& rules, const Days& days, std::size_t step,
         std::size_t m, std::vector<Counting>& found) {
  if (rules.asked(m) == nullptr) return;
  Counting counting{&standing, m, {}};
  for (const std::size_t name : rules.asked(m)->measures()) {
    if (!counts_days(rules, name)) continue;
    Behind behind = days.at(name, step);
    if (behind.value.is_known() && behind.value.ratio.numerator > 0) {
      counting.behind.push_back(std::move(behind));
    }
  }
  if (!counting.behind.empty()) found.push_back(std::move(counting));
}

}  // namespace

std::vector<Counting> counting_of(const Family& family, const FactSet& facts,
                                  const ScoreOptions& options, const SubjectCards& cards,
                                  const std::vector<Timeline>& timelines) {
  std::vector<Counting> found;
  for (const Timeline& timeline : timelines) {
    const auto steps = score_days(family, options, timeline.rules->judged_on, cards);
    if (steps.empty()) continue;
    const ScoreDay& last = steps.back();
    const auto standing = std::ranges::find(last.pack->standings, timeline.standing, &Standing::id);
    if (standing == last.pack->standings.end()) continue;
    const auto account = find_subject(facts, *last.pack, cards.subject);
    const Attributes attributes = account ? Attributes(*last.pack, facts, *account) : Attributes();
    const Compiled rules(*last.pack, *standing);
    const Days days(rules, steps, attributes);
    const std::string& state = timeline.state_on(options.last).id;
    for (std::size_t m = 0; m < standing->moves.size(); ++m) {
      if (comes_from(standing->moves[m], state, *standing, last.day)) {
        add(*standing, rules, days, steps.size() - 1, m, found);
      }
    }
  }
  return found;
}

}  // namespace xingji
