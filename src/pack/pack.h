// The struct page of a rule pack: what a YAML pack means after it has been read, checked and
// resolved. Everything the engine, the naive twin, explain and describe know about rules stands
// here and in measure.h. Blocks keep the order of the file; names are resolved to positions. Start
// with `Pack` at the end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/ratio.h"
#include "base/result.h"
#include "pack/decision.h"
#include "pack/expression.h"
#include "pack/key_table.h"
#include "pack/measure.h"
#include "pack/notice.h"
#include "pack/number.h"
#include "pack/pay.h"
#include "pack/points.h"
#include "pack/publish.h"
#include "pack/session_rule.h"
#include "pack/standing.h"
#include "pack/task.h"
#include "pack/title.h"
#include "pack/work_calendar.h"

namespace xingji {

struct Source {
  std::string id;
  std::string title;
  std::string link;
  std::string read;  // the day it was read
  char grade = 'D';  // A official, B repost, C unofficial, D doubtful, X contradicted
};

/// A named number of the pack. One that the pack leaves unset (a merchant's own, a platform's
/// private one) is missing in expressions until an overlay sets it.
struct Parameter {
  std::string id;
  Title title;
  Title seen_at;
  Number number;
  Place place;
};

/// A dated fact of the subject that expressions may ask for: `shop.industry`.
struct Attribute {
  std::string id;
  Type type = Type::text;  // flag, number, text, duration or money
  Place place;
  Title title = {};
  /// Of a flag: the shop has been open for more days than these, where the facts know since when.
  std::optional<int> open_over_days = {};
};

/// A value that the rows are added to: so many rows of it, or none and then it stands in for them.
/// The indicator's value has it worked in.
struct Prior {
  Expression value;
  Expression weight;
  Provenance said;
};

/// Points for a sample that is too small to judge, whatever the value.
struct SmallSample {
  Expression when;  // day expression
  Number points;
  Provenance said;
};

struct Indicator {
  enum class Better { higher, lower, middle };
  enum class PrintedAs { percent, seconds, minutes, hours, score, count };
  std::string id;
  Title title;
  Title meaning;
  Title seen_at;
  Title advice;
  std::vector<std::string> aliases;
  PrintedAs printed_as = PrintedAs::percent;
  Better better = Better::higher;
  std::optional<Day> since;  // in force on days since … until, both inclusive
  std::optional<Day> until;
  Expression value;  // day expression over measures
  /// Positions of the two measures when the value is one measure over another.
  std::optional<std::size_t> numerator;
  std::optional<std::size_t> denominator;
  MissingRule no_data;          // the denominator is 0, or nothing is known
  std::optional<Number> least;  // smallest denominator that may be judged
  MissingRule too_few;
  MissingRule no_peers;      // too few to be compared with; as `no_data` where it is not said
  std::vector<Step> ladder;  // Points::Form::ladder, and of the share beaten Points::Form::rank
  Points points;
  std::optional<Prior> prior;
  std::optional<SmallSample> small;
  /// The same indicator under conditions that are asked first, each with its own value, rules and
  /// points; when none is true it is as it stands here.
  std::vector<Indicator> branches;
  std::optional<Expression> when;  // of a branch
  Provenance said;
  Place place;
};

struct Dimension {
  struct Part {
    std::size_t indicator = 0;  // position in Pack::indicators
    Number weight;              // shares of 1
  };
  std::string id;
  Title title;
  Number weight;
  std::vector<Part> parts;
  std::optional<Number> least;  // clip, after gates and bonuses
  std::optional<Number> most;
  Provenance said;
};

/// A condition that changes points, dimensions or the total. Levels stand worst first; the first
/// that is met applies, the others do not.
struct Gate {
  enum class At { points, dimensions, total };
  enum class Act { cap, subtract, multiply, drop, tell };
  struct Level {
    std::string id;  // empty for a gate without levels
    Title title;
    bool is_pass = false;  // written as `passes:`; met when the condition is false
    Expression condition;  // day expression over measures
    Act act = Act::cap;
    Number amount;  // of a cap, of what is subtracted, and of a multiple
    Provenance said;
  };
  std::string id;
  Title title;
  At at = At::dimensions;
  std::vector<std::size_t> targets;  // positions of indicators or dimensions; empty: all
  bool unknown_passes = true;
  std::optional<Day> since;
  std::optional<Day> until;
  std::vector<Level> levels;
  Provenance said;
  Place place;
};

bool has_amount(Gate::Act act);
/// Whether the gate changes no score: whoever fails it is to act.
bool only_tells(const Gate& gate);

/// Whom a subject is compared with: those of its group on the day whose indicator is `ok`, itself
/// included. Frozen for the day, whoever is asked for.
struct Peers {
  /// Attributes by position that members of a group agree in; without any all are one group. The
  /// first group that is large enough holds.
  std::vector<std::vector<std::size_t>> groups;
  Number least;      // members of a group that is large enough
  int days_old = 0;  // the peers' values are of so many days before the day judged
  Provenance said;
  Place place;
};

/// Points on top of dimensions or the total while a condition holds; unknown is not true.
struct Bonus {
  enum class At { dimensions, total };
  std::string id;
  Title title;
  At at = At::total;
  std::vector<std::size_t> targets;  // positions of dimensions; empty: all
  Expression when;                   // day expression
  Number add;
  std::optional<Number> most;  // it lifts no score above this
  std::optional<Day> since;
  std::optional<Day> until;
  Provenance said;
  Place place;
};

/// Points taken off the total, so many for each case, up to a cap of its own.
struct Deduction {
  std::string id;
  Title title;
  std::size_t cases = 0;  // position of the measure "<id>.cases" that the deduction made
  Number each;
  std::optional<Number> most;
  std::optional<Day> since;
  std::optional<Day> until;
  Provenance said;
  Place place;
};

/// Stars, best band first; the first whose conditions all hold gives the stars. The last has none.
struct Band {
  std::string id;
  Title title;
  Number stars;
  std::optional<Number> total_at_least;
  std::optional<Number> each_dimension_at_least;
  Provenance said;
};

struct Total {
  enum class Kind { weighted, lowest_of_points, sum_of_points };
  Kind kind = Kind::weighted;
  std::optional<Number> full;   // what all points of a sum add up to
  int decimals = 6;             // the published total is rounded to so many places
  std::optional<Number> least;  // clip
  std::optional<Number> most;
  std::optional<Expression> needs;  // day expression; unless it is true there is no score
  Title needs_says;                 // the reason in words
  Provenance said;
};

/// What a subject is on a day: the first stage whose condition holds; the last has none. A pure
/// function of the day's measures.
struct Stage {
  /// The total of the stage: the first rule that holds.
  struct Rule {
    std::optional<Expression> when;
    std::optional<Number> give;  // without it there is no score
    Title says;
    Provenance said;
  };
  std::string id;
  Title title;
  std::optional<Expression> when;
  std::vector<Rule> total;  // empty: as the weights make it
  Provenance said;
  Place place;
};

/// The total, or a dimension, on another scale.
struct Display {
  std::string id;
  Title title;
  std::optional<std::size_t> dimension;  // position; empty: the published total
  Indicator scale;                       // only its ladder and points count
  std::optional<Expression> value;       // in place of a scale; a day expression of what is shown
  std::optional<Expression> held_at;     // while it is known it is shown, whatever the score
  int decimals = 6;
  std::vector<std::size_t> hidden_in;  // positions of stages
  Provenance said;
  Place place;
};

/// Where an indicator's numbers may come from. Facts and tallies must cover the whole window;
/// `partial_facts` stands for what covers only some of its days, tallies first.
enum class Belief : std::uint8_t { facts, tallies, readings, partial_facts };

struct Pack {
  enum class Subject { shop, agent, provider, product };
  std::string id;  // of the family: "platform.score"
  Title title;
  std::vector<std::string> aliases;  // what else screens call the score
  Subject subject = Subject::shop;
  std::optional<Period> period;    // empty: each day is judged
  std::optional<Publish> publish;  // empty: it does not say when scores are shown
  std::optional<Day> since;        // the days this version judges, both inclusive
  std::optional<Day> until;
  Zone zone{"UTC", 0};
  Provenance said;  // of the version as a whole
  std::vector<Belief> belief = {Belief::facts, Belief::tallies, Belief::readings,
                                Belief::partial_facts};  // the first that there is holds

  std::vector<Source> sources;
  std::vector<Attribute> attributes;
  std::optional<WorkCalendar> calendar;
  std::vector<KeyTable> tables;
  std::vector<Parameter> parameters;
  std::vector<SessionRule> sessions;
  std::vector<Exemption> exemptions;
  std::vector<Selection> selections;  // each after those that it asks for
  std::vector<Measure> measures;      // in file order, then those that short forms made
  std::vector<Indicator> indicators;
  std::vector<Dimension> dimensions;
  std::vector<Gate> gates;
  std::vector<Bonus> bonuses;
  std::vector<Deduction> deductions;
  std::optional<Peers> peers;
  Total total;
  std::vector<Band> bands;
  std::vector<Stage> stages;
  std::vector<Display> displays;
  std::vector<Standing> standings;
  std::vector<Notice> notices;
  std::vector<Task> tasks;           // deadlines, then lists of work
  std::optional<Pay> pay;            // what subjects earn
  std::vector<Decision> decisions;   // matters that somebody has to decide
  std::string currency;              // of every amount of money; empty without any
  std::optional<Place> first_money;  // where the rules name an amount; without one facts may differ
  std::vector<std::string> files;    // the pack's and its overlays', in the order they were laid
  std::string counting;              // see counting.h
};

/// All versions of one pack, ascending by `since`, overlays applied.
struct Family {
  std::vector<Pack> versions;
  std::string digest;  // sha256 of the pack's files and overlays, in hex
  Problems warnings;

  /// The version that judges a day, or nothing.
  const Pack* on(Day day) const;
};

/// What stands before the dot of the subject's attributes: "shop".
std::string_view to_text(Pack::Subject subject);

/// Whether something with a span is in force on a day; both ends are inside.
bool in_force(const std::optional<Day>& since, const std::optional<Day>& until, Day day);

/// Whether points or missing rules of the indicator look at its peers' values.
bool compares(const Indicator& indicator);

/// The indicator with its ladder over the share of peers beaten, which is better higher: what
/// `points: rank` measures.
Indicator over_share(const Indicator& indicator);

const KeyTable* find_key_table(const Pack& pack, std::string_view id);
std::optional<std::size_t> find_measure(const Pack& pack, std::string_view id);
std::optional<std::size_t> find_indicator(const Pack& pack, std::string_view id);
std::optional<std::size_t> find_dimension(const Pack& pack, std::string_view id);

}  // namespace xingji
