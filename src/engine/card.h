// The score card: everything that scoring a subject on a day gave, from the measures' counts to the
// stars, with the step, gate or assumption behind each number. Results only; evaluate.h makes them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/ratio.h"
#include "engine/given.h"
#include "pack/pack.h"

namespace xingji {

enum class IndicatorStatus : std::uint8_t {
  ok,
  partial,
  reported,
  no_data,
  too_few,
  no_peers,
  fixed,
  imputed,
  capped,
  not_in_force
};
enum class CardStatus : std::uint8_t { scored, provisional, preliminary, no_score, by_default };

std::string_view to_text(IndicatorStatus status);
std::string_view to_text(CardStatus status);

/// Where the value stands among its peers: a rank, or the mean that took its place.
struct Among {
  enum class From : std::uint8_t { peers, reading, benchmark };
  From from = From::peers;
  std::string group;
  std::optional<Ratio> beaten;  // the share of the peers; none when only their mean was taken
  std::size_t worse = 0;        // From::peers
  std::size_t equal = 0;        // without the subject itself
  std::size_t others = 0;
  bool is_value = false;  // the mean of the peers is the value
};

/// A rule that chooses how to judge and that nobody could decide: it was passed over.
struct Undecided {
  enum class Rule : std::uint8_t { branch, small_sample, stage, stage_total };
  Rule rule = Rule::small_sample;
  std::size_t position = 0;         // of the branch in its indicator, or of the stage
  std::vector<std::size_t> totals;  // of a stage's total: the rules passed over
  /// What it asks for and nobody knows, by position; only with the reasons.
  std::vector<std::size_t> measures;
  std::vector<std::size_t> attributes;
  std::vector<std::size_t> parameters;  // no value in the pack or its overlays
};

struct IndicatorResult {
  IndicatorStatus status = IndicatorStatus::no_data;
  Basis basis = Basis::facts;
  /// The two measures when the value is one over the other; in units (seconds, money, counts).
  std::optional<Micro> numerator;
  std::optional<Micro> denominator;
  std::optional<Ratio> value;          // exact, perhaps not in lowest terms
  std::optional<Micro> value_rounded;  // for print
  std::optional<Micro> raw_points;     // before gates
  std::optional<Micro> points;
  std::optional<std::size_t> step;    // of the ladder
  std::optional<std::size_t> branch;  // of the indicator's branches; empty: as it stands itself
  bool by_missing_rule = false;       // points come from no_data or too_few
  const Number* lacks = nullptr;      // a number of the pack that has no value here: no points
  std::optional<Among> among;
  std::optional<Undecided> undecided;
  /// Of the measure that the data cover least: days covered, days of its window.
  struct Days {
    std::int64_t covered = 0;
    std::int64_t window = 0;
  };
  std::optional<Days> days;  // of tallies; of facts only with the reasons and assumptions
};

struct DimensionResult {
  std::optional<Micro> raw_score;  // before gates, bonuses and clip
  std::optional<Micro> score;
};

struct GateResult {
  enum class State : std::uint8_t { passed, failed, unknown_passed, not_in_force };
  State state = State::passed;
  std::optional<std::size_t> level;  // which one applied
};

struct BonusResult {
  enum class State : std::uint8_t { not_given, given, unknown, not_in_force };
  State state = State::not_given;
};

struct DeductionResult {
  enum class State : std::uint8_t { none, taken, unknown, not_in_force };
  State state = State::none;
  std::optional<Micro> cases;
  Micro points = 0;  // taken off
  bool is_capped = false;
};

struct Card {
  Day day = 0;
  CardStatus status = CardStatus::no_score;
  std::optional<Micro> total;
  std::optional<Micro> stars;
  std::optional<std::size_t> band;
  std::vector<IndicatorResult> indicators;  // by position in the pack
  std::vector<DimensionResult> dimensions;
  std::vector<GateResult> gates;
  std::vector<BonusResult> bonuses;
  std::vector<DeductionResult> deductions;
  std::optional<std::size_t> stage;
  std::optional<Undecided> undecided;          // an earlier stage, or the stage's total
  std::vector<std::optional<Micro>> displays;  // by position in the pack; empty: hidden or unknown
  /// What a display would show if the pack did not hold it at another number.
  std::map<std::size_t, std::optional<Micro>> held_back;
  std::optional<Micro> raw_total;        // before gates, clip and rounding
  std::vector<std::string> reasons;      // in words: why no score, why provisional
  std::vector<std::string> reasons_zh;   // the same in Chinese, one by one
  std::vector<std::string> assumptions;  // paths of the assumed numbers that were reached
  std::vector<Title> assumed_because;    // the reasons of these, one by one
};

std::string_view to_text(Among::From from);
std::string_view to_text(BonusResult::State state);
std::string_view to_text(DeductionResult::State state);

}  // namespace xingji
