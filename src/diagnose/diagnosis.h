// The four steps of a diagnosis: does this shop need to act, where is the official number, how far
// is every figure from the levels above it, and what to do. Results only; text.h and json.h say
// them.
#pragma once

#include <map>

#include "diagnose/distance.h"
#include "io/official.h"

namespace xingji::diagnose {

/// A way up: what is aimed at, and the acts that reach it: the fewest first of
/// those that can be done, then the others.
struct Way {
  Goal goal;
  Level level;  // of an indicator
  std::vector<Distance> acts;
  std::vector<Act> known;  // acts that change it, whether they reach it or not
  std::int64_t tried = 0;  // up to so many of one act; 0: what would change it cannot be counted
  /// The first day on which it is reached by itself, because old cases leave the window: by the
  /// facts known now, and when nothing new happens.
  std::optional<Day> by_itself;
};

/// Something that could be better: an indicator, a gate that fails, a deduction that is taken.
struct Finding {
  Goal::Of of = Goal::Of::indicator;
  std::size_t position = 0;
  bool is_weak = false;
  std::vector<Way> ways;  // the nearest first; none of what is as good as it gets
};

/// Acts that together reach a band.
struct Course {
  struct Step {
    std::size_t finding = 0;  // position in Diagnosis::findings
    Distance distance;
    std::vector<std::size_t> also = {};  // other findings that the same act is for
  };
  std::size_t band = 0;
  std::vector<Step> steps;
  std::int64_t acts = 0;
  bool is_smallest = false;  // every choice of fewer acts was tried; else it is one way
  std::optional<Micro> total;
  /// Indicators that another branch of their rule judges then, by finding.
  std::map<std::size_t, Distance::Judged> otherwise = {};
};

/// A band to which no way was found: where all acts together, as far as they were tried, lead.
struct NotFound {
  std::size_t band = 0;
  std::optional<Micro> total;
  std::vector<std::size_t> dimensions;  // below the line that each must reach
  std::vector<std::size_t> gates;       // that still fail
};

/// Figures that together reach a band, each at a level of its own.
struct ByLevels {
  struct Step {
    std::size_t finding = 0;  // position in Diagnosis::findings
    std::size_t way = 0;
  };
  std::size_t band = 0;
  std::vector<Step> steps;
  std::optional<Micro> total;
};

/// Further bad cases after which the band is lost.
struct Fall {
  Goal::Of of = Goal::Of::indicator;  // indicator, gate or deduction
  std::size_t position = 0;
  Distance distance;
  std::optional<std::size_t> band;  // where it then is; empty: there is no score
};

/// A number that got worse so many days running.
struct Falling {
  std::optional<std::size_t> indicator;  // empty: the total
  int days = 0;
  Micro from = 0;  // as printed
  Micro to = 0;
};

enum class Verdict : std::uint8_t {
  no_score,
  best,    // nothing better
  fine,    // without bands: nothing weak
  rise,    // the second band
  behind,  // must act
  last     // the lowest band: at once
};

/// Where the subject stands and should not: what was taken away, limited or lost for good.
struct Trouble {
  std::string standing;  // ids
  std::string state;
  Title title;              // "Shop: Removed", with what is taken away
  std::vector<Title> back;  // the ways back with their conditions; none: it is for good
  std::vector<Title> open;  // appeals about it that wait, each with where it would lead
};

/// What is told from: the card, or, where it has no total, what the platform showed of its own.
struct Stand {
  std::optional<Micro> total;
  std::optional<std::size_t> band;
  std::vector<std::optional<Micro>> dimensions;  // as many as the pack has
  bool is_shown = false;                         // by the platform
};

struct Diagnosis {
  const Explanation* explanation = nullptr;
  std::optional<Official> official;  // what the platform showed last
  Stand stand;
  std::vector<std::size_t> weak_dimensions;  // of the stand, where no figure tells why
  Verdict verdict = Verdict::no_score;
  /// The period judged ends with the day: no act counts in it any more, so there is no plan.
  bool is_over = false;
  std::optional<Micro> above_own_line;  // how far the total is above the line of its own band
  std::vector<Finding> findings;        // indicators in pack order, gates, deductions
  std::map<std::size_t, std::int64_t> bad_rows;  // by indicator
  struct Best {
    std::size_t finding = 0;
    std::size_t way = 0;
    Distance distance;
  };
  std::optional<Best> best;     // most total for one act
  std::vector<Course> courses;  // to the next band and the one above it, where one was found
  std::vector<NotFound> not_found;
  std::vector<ByLevels> by_levels;  // to bands where acts cannot be counted
  std::vector<Fall> room;           // see room_of
  /// Whoever has the days before fills it: see falling_until.
  std::vector<Falling> falling;
  /// Whoever holds the subject to its standings fills it.
  std::vector<Trouble> troubles;

  /// Gates of which facts know nothing and a sheet has the share; whoever has it fills it, and lets
  /// the verdict know.
  struct TypedGate {
    std::size_t gate = 0;
    Title text;
    bool fails = false;
  };
  std::vector<TypedGate> typed_gates;
  bool is_typed(std::size_t gate) const;
  /// Open filings and appeals that would lower the score; whoever weighs them fills it.
  std::vector<Title> lowering;

  /// Whether something is to be done at once, whatever the band: a standing that there is a way
  /// back from, or a number that fell so many days running.
  bool is_pressing() const;
};

/// `explanation` outlives the result.
Diagnosis diagnose(const Explanation& explanation);

/// Weak is what has less than four fifths of its best points: below 4 of 5.
bool is_weak(const Explanation& explanation, std::size_t indicator);

/// Whether it is a gate that only tells: nothing is won by leaving it.
bool is_only_told(const Explanation& explanation, const Finding& finding);

/// Whether no value is better: what is still missing of its points is the peers' alone.
bool is_as_good_as_can_be(const Explanation& explanation, std::size_t indicator);

/// Whether the level is the best value there is of a mean or share: one case that is not the best,
/// and more of them never lead to it.
bool needs_every_case(const Explanation& explanation, const Way& way);

/// Whether no figure has a value.
bool is_blank(const Explanation& explanation);

/// Whether only the share of some figure is known, so that acts cannot be counted.
bool lacks_counts(const std::vector<Finding>& findings);

std::string_view to_text(Verdict verdict);

}  // namespace xingji::diagnose
