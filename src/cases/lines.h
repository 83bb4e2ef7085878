// Which thresholds of a pack its cases test. A threshold is a line: some case must stand exactly on
// it, one where its condition holds and one right on the other side. Lines are the steps of
// ladders, those of display scales too, smallest denominators, the comparisons in gates, bonuses
// and `needs`, and the bands of the stars; deductions should be seen taken, and at their caps.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases/rests.h"
#include "engine/evaluate.h"
#include "pack/pack.h"

namespace xingji::cases {

/// Where a case stands on a line.
struct Side {
  bool inside = false;   // the condition holds, and nothing before it did
  bool outside = false;  // it does not, and the next one does
  bool on = false;       // exactly on the line
};

class Lines {
 public:
  /// The lines of every version of the pack.
  explicit Lines(const Family& family);

  /// Notes where a card stands, among its peers, on lines that what is expected rests on. The rules
  /// may be the pack's with an overlay; only lines that the pack itself has are noted.
  void note(const Rules& rules, const Balances& balances, const Card& card, const Rests& rests,
            const Formula::PeerFigure& peers);

  std::size_t count() const { return lines_.size(); }
  /// The lines that no case tests fully, with what is lacking.
  Problems gaps() const;

 private:
  struct Line {
    Place place;
    std::string name;              // "indicators.late.points.1 (at_least 80%)"
    bool is_reached_only = false;  // a level: it is enough that some case meets it
    Side seen;
  };

  void add(const Pack& pack, Line line);
  void note_at(const Pack& pack, const std::string& name, const Side& side);

  void add_ladder(const Pack& pack, const Indicator& indicator);
  void add_ways(const Pack& pack, const Indicator& indicator);
  void add_stages(const Pack& pack);
  void add_comparisons(const Pack& pack, const std::string& path, const Expression& expression,
                       const Place& place);
  void add_gates(const Pack& pack);
  void add_extras(const Pack& pack);
  void add_bands(const Pack& pack);
  void add_displays(const Pack& pack);

  void note_indicators(const Rules& rules, const Balances& balances, const Card& card);
  void note_comparisons(const Rules& rules, const std::string& path, const Expression& expression,
                        const Balances& balances, Day day);
  void note_gates(const Rules& rules, const Balances& balances, const Card& card);
  void note_ways(const Rules& rules, const Balances& balances, const Card& card);
  void note_stages(const Rules& rules, const Balances& balances, const Card& card);
  void note_extras(const Rules& rules, const Balances& balances, const Card& card);
  void note_bands(const Pack& pack, const Balances& balances, const Card& card);
  void note_displays(const Pack& pack, const Balances& balances, const Card& card);

  Formula::PeerFigure peers_;  // of the card that is being noted
  std::vector<Line> lines_;
  const Rests* rests_ = nullptr;                  // of the card that is being noted
  std::map<std::string, std::size_t> positions_;  // by version and name
};

}  // namespace xingji::cases
