#include "typed/trial.h"

#include <algorithm>

#include "engine/given_counts.h"
#include "engine/number.h"
#include "engine/window.h"
#include "pack/measure_names.h"
#include "pack/quotient.h"
#include "pack/rest.h"
#include "pack/visit.h"
#include "typed/as_today.h"
#include "typed/inputs.h"

namespace xingji::typed {
namespace {

constexpr std::int64_t gauge_parts = micro_one;  // a share is exact to so many parts

Balance known(std::int64_t value) {
  Balance balance;
  balance.value = value;
  balance.is_given = true;
  return balance;
}

// Units of 1/denominator.
std::int64_t units_of(const Ratio& value, std::int64_t denominator) {
  return static_cast<std::int64_t>(
      divide_rounded(value.numerator * denominator, value.denominator));
}

// Whether it stood there.
bool replace(Expression& expression, const std::string& written, const std::string& measure) {
  if (to_text(expression) == written) {
    Expression instead;
    instead.op = Op::measure;
    instead.type = expression.type;
    instead.place = expression.place;
    instead.name = measure;
    expression = std::move(instead);
    return true;
  }
  bool is_replaced = false;
  for (Expression& argument : expression.arguments) {
    is_replaced = replace(argument, written, measure) || is_replaced;
  }
  return is_replaced;
}

// Adds a measure that is worth the share, to stand where a quotient did.
void add_share(const Gauge& gauge, const std::string& id, const Title& title, const Ratio& share,
               Trial& trial) {
  Measure measure = trial.pack.measures[gauge.numerator];
  measure.id = id;
  measure.title = title;
  measure.type = gauge.ratio->type;
  measure.denominator = gauge_parts;
  trial.pack.measures.push_back(std::move(measure));
  trial.balances.measures.push_back({known(units_of(share, gauge_parts))});
}

// What is worth so much and no pack counts.
Measure measure_like(const Pack& pack, const Indicator& indicator, const std::string& what) {
  Measure measure = pack.measures.front();
  measure.id = indicator.id + what;
  measure.title = indicator.title;
  measure.kind = Measure::Kind::sum;
  measure.type = indicator.value.type;
  measure.denominator = gauge_parts;
  return measure;
}

// As a measure of its own, in place of what the rules would find among peers.
void add_peer_mean(const Pack& pack, std::size_t i, const Ratio& mean, Trial& trial) {
  Measure measure = measure_like(pack, pack.indicators[i], ".peer_mean");
  measure.title = {"同行“" + pack.indicators[i].title.zh + "”的均值",
                   "the peers' mean of " + pack.indicators[i].title.en};
  for (Gate& gate : trial.pack.gates) {
    for (Gate::Level& level : gate.levels) {
      replace(level.condition, "peer.mean(" + pack.indicators[i].id + ')', measure.id);
    }
  }
  trial.pack.measures.push_back(std::move(measure));
  trial.balances.measures.push_back({known(units_of(mean, gauge_parts))});
}

void add_gauge(const Pack& pack, std::size_t g, const Ratio& share, Trial& trial) {
  const Gate& gate = pack.gates[g];
  const Gauge gauge = *gauge_of(gate, pack);
  const std::string id = gate.id + ".typed";
  for (Gate::Level& level : trial.pack.gates[g].levels) {
    replace(level.condition, to_text(*gauge.ratio), id);
  }
  trial.gauges[g] = {trial.pack.measures.size(), gauge.numerator, gauge.denominator};
  add_share(gauge, id, gate.title, share, trial);
}

void add_bonus(const Pack& pack, std::size_t b, const Ratio& share, Trial& trial) {
  const Bonus& bonus = pack.bonuses[b];
  const Gauge gauge = *gauge_of(bonus, pack);
  const std::string id = "bonus." + bonus.id + ".typed";
  replace(trial.pack.bonuses[b].when, to_text(*gauge.ratio), id);
  add_share(gauge, id, bonus.title, share, trial);
}

// The indicator that was typed and is the very share that the gate looks at.
std::optional<std::size_t> same_indicator(const Pack& pack, std::size_t g, const Typed& typed) {
  const auto gauge = gauge_of(pack.gates[g], pack);
  if (!gauge) return std::nullopt;
  const std::string written = to_text(*gauge->ratio);
  for (const auto& [i, printed] : typed.indicators) {
    const Indicator& indicator = pack.indicators[i];
    if (printed.state == Printed::State::value && indicator.branches.empty() &&
        to_text(indicator.value) == written)
      return i;
  }
  return std::nullopt;
}

// Of the counts, where all of them are known, else as it was typed.
std::optional<Ratio> quotient_of(const Pack& pack, std::size_t i, const Typed& typed,
                                 const Trial& trial) {
  const DayValue counted =
      Formula(pack.indicators[i].value, trial.pack)
          .value(trial.balances.first, {}, {worth_in(trial.pack, trial.balances).measure});
  if (counted.is_known()) return counted.ratio;
  const auto found = typed.indicators.find(i);
  const bool has_value =
      found != typed.indicators.end() && found->second.state == Printed::State::value;
  return has_value ? std::optional(found->second.value) : std::nullopt;
}

// The quotient of an indicator in conditions, where sums stand above or below it: one number, so
// that a step of the indicator takes it along.
void add_quotient(const Pack& pack, std::size_t i, const Ratio& share, Trial& trial) {
  const Measure measure = measure_like(pack, pack.indicators[i], ".typed");
  const std::string written = to_text(pack.indicators[i].value);
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    for (Gate::Level& level : trial.pack.gates[g].levels) {
      if (!replace(level.condition, written, measure.id) || trial.gauges.contains(g)) continue;
      trial.gauges[g].share = trial.pack.measures.size();
      trial.same[g] = i;
    }
  }
  for (Bonus& bonus : trial.pack.bonuses) replace(bonus.when, written, measure.id);
  trial.quotients[i] = trial.pack.measures.size();
  trial.pack.measures.push_back(measure);
  trial.balances.measures.push_back({known(units_of(share, gauge_parts))});
}

void add_quotients(const Pack& pack, const Typed& typed, Trial& trial) {
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Expression& value = pack.indicators[i].value;
    const bool is_of_sums =
        is_quotient_of_measures(value) && pack.indicators[i].branches.empty() &&
        !(value.arguments[0].op == Op::measure && value.arguments[1].op == Op::measure);
    if (!is_of_sums) continue;
    if (const auto share = quotient_of(pack, i, typed, trial)) add_quotient(pack, i, *share, trial);
  }
}

// As it was typed, else of the two counts.
std::optional<Ratio> share_of(const Pack& pack, std::size_t g, const Typed& typed) {
  if (const auto found = typed.gates.find(g); found != typed.gates.end()) {
    return found->second.value;
  }
  const auto gauge = gauge_of(pack.gates[g], pack);
  if (!gauge) return std::nullopt;
  const auto above = typed.measures.find(gauge->numerator);
  const auto below = typed.measures.find(gauge->denominator);
  if (above == typed.measures.end() || below == typed.measures.end()) return std::nullopt;
  if (below->second.value.numerator == 0) return std::nullopt;
  return divide(above->second.value, below->second.value);
}

// As counts beside a reading: exact where there are both, and lent to their measures.
void give_sample(const Pack& pack, std::size_t i, const Sample& sample, Balances& balances) {
  Given& given = balances.given[i][0];
  const auto lend = [&](const std::optional<std::size_t>& m,
                        const std::optional<std::int64_t>& number, std::optional<Ratio>& side) {
    if (!m || !number) return;
    side = Ratio{*number, 1};
    balances.measures[*m][0] = known(units_of(*side, pack.measures[*m].denominator));
  };
  given.basis = Basis::reading;
  lend(pack.indicators[i].numerator, sample.numerator, given.numerator);
  lend(pack.indicators[i].denominator, sample.denominator, given.denominator);
  if (!given.numerator || !given.denominator) return;
  given.value.reset();
  if (given.denominator->numerator != 0) given.value = divide(*given.numerator, *given.denominator);
}

// To whatever else counts the rows that a sample has counted.
void give_to_same(const Pack& pack, std::size_t i, const Sample& sample, Balances& balances) {
  const auto lend = [&](const std::optional<std::size_t>& side,
                        const std::optional<std::int64_t>& number) {
    if (!side || !number) return;
    for (std::size_t m = 0; m < pack.measures.size(); ++m) {
      Balance& balance = balances.measures[m][0];
      const Measure& measure = pack.measures[m];
      if (balance.is_given || !count_the_same(measure, pack.measures[*side], pack)) continue;
      balance = known(units_of({*number, 1}, measure.denominator));
    }
  };
  lend(pack.indicators[i].numerator, sample.numerator);
  lend(pack.indicators[i].denominator, sample.denominator);
}

// What a sample leaves over, where nobody typed it and some measure counts it.
void give_rest(const Pack& pack, std::size_t i, const Sample& sample, Balances& balances) {
  const auto rest = rest_of(pack.indicators[i], pack);
  if (!rest || !sample.numerator || !sample.denominator) return;
  Balance& balance = balances.measures[*rest][0];
  if (balance.is_given) return;
  const Ratio left{*sample.denominator - *sample.numerator, 1};
  balance = known(units_of(left, pack.measures[*rest].denominator));
}

void give(const Pack& pack, Day day, const Typed& typed, Balances& balances) {
  balances.first = balances.last = day;
  Balance unknown;
  unknown.covered = Covered::none;
  balances.measures.assign(pack.measures.size(), {unknown});
  balances.given.assign(pack.indicators.size(), std::vector<Given>(1));
  for (const auto& [i, printed] : typed.indicators) {
    Given& given = balances.given[i][0];
    given.basis = Basis::reading;
    given.value = printed.value;
  }
  for (const auto& [i, sample] : typed.samples) give_sample(pack, i, sample, balances);
  for (const auto& [i, beaten] : typed.beaten) balances.given[i][0].beaten = beaten;
  for (const auto& [m, printed] : typed.measures) {
    balances.measures[m][0] = known(units_of(printed.value, pack.measures[m].denominator));
  }
  count_values(pack, balances);
  for (const auto& [i, sample] : typed.samples) give_to_same(pack, i, sample, balances);
  for (const auto& [i, sample] : typed.samples) give_rest(pack, i, sample, balances);
}

using Told = std::vector<std::optional<Attributes::Value>>;

struct Lacking {
  bool is_any = false;             // some number that asks for attributes has no value on the day
  std::vector<std::size_t> asked;  // the attributes of these that nobody has told
};

Lacking lacking(const Pack& pack, Day day, const Told& told) {
  const Attributes attributes = Attributes::told(told);
  Lacking lacks;
  visit_numbers(pack, [&](const Number& number) {
    const Number::Entry* entry = number.on(day);
    if (entry == nullptr || !entry->expression) return;
    if (amount_on(number, pack, attributes, day)) return;
    visit(*entry->expression, [&](const Expression& part) {
      if (part.op != Op::attribute) return;
      lacks.is_any = true;
      const auto& asked = lacks.asked;
      const bool is_new = std::find(asked.begin(), asked.end(), part.column) == asked.end();
      if (!told[part.column] && is_new) lacks.asked.push_back(part.column);
    });
  });
  return lacks;
}

// A text that no table has finds the row for all others, where there is one.
void assume_attributes(const Pack& pack, Day day, Told& told, Trial& trial) {
  const std::vector<std::size_t> asked = lacking(pack, day, told).asked;
  for (const std::size_t a : asked) {
    if (pack.attributes[a].type != Type::text) continue;
    told[a] = Attributes::Value{0, ""};
  }
  trial.lacks_numbers = lacking(pack, day, told).is_any;
  for (const std::size_t a : asked) {
    const Title title = name_of(pack.attributes[a]);
    const Title example = example_of(pack, a);
    const bool is_text = pack.attributes[a].type == Type::text;
    if (is_text && !trial.lacks_numbers) {
      trial.assumed.push_back({"没有填「" + title.zh + "」，按表里没有列出的算；可填 " + example.zh,
                               "'" + title.en +
                                   "' is not given, the table's row for all others "
                                   "holds; it may be " +
                                   example.en});
    } else {
      told[a].reset();
      trial.assumed.push_back(
          {"没有填「" + title.zh + "」，有的权重或分数线查不到；请填 " + example.zh,
           "'" + title.en +
               "' is not given, some weights or lines have no "
               "value without it; give " +
               example.en});
    }
  }
}

// Where the pack itself says what holds without an attribute, and a flag is then not so.
void note_untold(const Pack& pack, Day day, const std::optional<std::size_t>& stage,
                 const Told& told, Trial& trial) {
  std::set<std::size_t> asked = flags_asked(pack, stage, day);
  if (trial.assumed.empty()) asked.merge(attributes_of_numbers(pack, day));
  Title names;
  for (const std::size_t a : asked) {
    if (told[a]) continue;
    const Title title = name_of(pack.attributes[a]);
    const bool is_text = pack.attributes[a].type == Type::text;
    const Title example = is_text ? example_of(pack, a) : Title{};
    names.zh +=
        (names.zh.empty() ? "" : "、") + title.zh + (is_text ? "（" + example.zh + "）" : "");
    names.en +=
        (names.en.empty() ? "" : ", ") + title.en + (is_text ? " (" + example.en + ")" : "");
  }
  if (names.zh.empty()) return;
  trial.assumed.push_back(
      {"没有填、按规则的默认算：" + names.zh, "Not given, the rules' default holds: " + names.en});
}

// What the total needs and nobody told is taken to be there, as score takes it.
void assume_needs(const Pack& pack, Day day, Trial& trial) {
  if (!pack.total.needs) return;
  const DayValue needs =
      Formula(*pack.total.needs, trial.pack)
          .value(day, trial.balances.attributes, worth_in(trial.pack, trial.balances));
  if (needs.is_known()) return;
  trial.pack.total.needs.reset();
  Title asked;
  for (const std::size_t m : needed_measures(pack)) {
    const Title title = title_of_measure(pack, m);
    asked.zh += (asked.zh.empty() ? "" : "、") + title.zh;
    asked.en += (asked.en.empty() ? "" : ", ") + title.en;
  }
  trial.assumed.push_back(
      {"没有填「" + asked.zh + "」，按够了算；不够就是：" + pack.total.needs_says.zh,
       "'" + asked.en +
           "' is not given and taken to be enough; if it is not: " + pack.total.needs_says.en});
}

}  // namespace

std::optional<Ratio> Trial::share(std::size_t gate) const {
  const auto gauge = gauges.find(gate);
  if (gauge == gauges.end()) return std::nullopt;
  return worth(gauge->second.share);
}

std::optional<Ratio> Trial::worth(std::size_t measure) const {
  const DayValue value = worth_of(pack.measures[measure], balances.measures[measure][0]);
  return value.is_known() ? std::optional(value.ratio) : std::nullopt;
}

void Trial::put_gauge(std::size_t gate, const Ratio& share) {
  balances.measures[gauges.at(gate).share][0] = known(units_of(share, gauge_parts));
}

void Trial::put_quotient(std::size_t indicator, const Ratio& share) {
  balances.measures[quotients.at(indicator)][0] = known(units_of(share, gauge_parts));
}

void Trial::put_count(std::size_t measure, const Ratio& count) {
  balances.measures[measure][0] = known(units_of(count, pack.measures[measure].denominator));
}

Trial trial_of(const Pack& pack, Day day, const Typed& typed) {
  Trial trial{pack, {}, {}, {}, {}, {}, false};
  give(pack, day, typed, trial.balances);
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    if (const auto share = share_of(pack, g, typed)) {
      add_gauge(pack, g, *share, trial);
    } else if (const auto i = same_indicator(pack, g, typed)) {
      add_gauge(pack, g, typed.indicators.at(*i).value, trial);
      trial.same[g] = *i;
    }
  }
  add_quotients(pack, typed, trial);
  for (const auto& [i, mean] : typed.peer_means) add_peer_mean(pack, i, mean.value, trial);
  for (const auto& [b, shown] : typed.bonuses) add_bonus(pack, b, shown.value, trial);
  Told told(pack.attributes.size());
  for (const auto& [a, value] : typed.attributes) told[a] = value;
  assume_attributes(pack, day, told, trial);
  trial.balances.attributes = Attributes::told(told);
  const auto stage = stage_of(trial, day);
  note_untold(pack, day, stage, told, trial);
  take_today_for_yesterday(stage, trial);
  assume_needs(pack, day, trial);
  return trial;
}

}  // namespace xingji::typed
