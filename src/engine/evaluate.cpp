#include "engine/evaluate.h"

#include <algorithm>

#include "engine/indicator.h"
#include "engine/window.h"

namespace xingji {
namespace {

bool in_force(const std::optional<Day>& since, const std::optional<Day>& until, Day day) {
  return (!since || day >= *since) && (!until || day <= *until);
}

Micro on_day(const Number& number, Day day) {
  const Number::Entry* entry = number.on(day);
  CHECK(entry != nullptr);  // lint: every day of the version has a value
  return entry->value;
}

void lower(Gate::Act act, Micro amount, std::optional<Micro>& value) {
  if (!value) return;
  switch (act) {
    case Gate::Act::cap:
      value = std::min(*value, amount);
      return;
    case Gate::Act::subtract:
      value = *value - amount;
      return;
    case Gate::Act::multiply:
      value = static_cast<Micro>(divide_rounded(static_cast<Int128>(*value) * amount, micro_one));
      return;
    case Gate::Act::drop:
      value.reset();
      return;
  }
}

// Σ weight × points over what is there, divided once by the weight that is there.
class WeightedMean {
 public:
  void add(Micro weight, Micro points) {
    sum_ += static_cast<Int128>(weight) * points;
    weights_ += weight;
  }
  std::optional<Micro> value() const {
    if (weights_ == 0) return std::nullopt;
    return static_cast<Micro>(divide_rounded(sum_, weights_));
  }

 private:
  Int128 sum_ = 0;
  Int128 weights_ = 0;
};

class Evaluation {
 public:
  Evaluation(const Rules& rules, const Balances& balances, Day day, bool explained)
      : rules_(rules), pack_(*rules.pack), balances_(balances), day_(day), explained_(explained) {
    card_.day = day;
    card_.dimensions.resize(pack_.dimensions.size());
    card_.gates.resize(pack_.gates.size());
  }

  Card run() {
    reach(pack_.said);
    judge_indicators();                 // 1-3
    apply_gates(Gate::At::points);      // 4
    sum_dimensions();                   // 5
    apply_gates(Gate::At::dimensions);  // 6
    sum_total();                        // 9
    apply_gates(Gate::At::total);       // 10
    if (may_score()) {
      clip_and_round();  // 13, 14
      choose_band();     // 15
    }
    return std::move(card_);
  }

 private:
  // An assumption counts as reached when its number decided something on this card.
  void reach(const Provenance& said) {
    if (!explained_ || said.assumed.empty()) return;
    const auto known = std::find(card_.assumptions.begin(), card_.assumptions.end(), said.path);
    if (known == card_.assumptions.end()) card_.assumptions.push_back(said.path);
  }
  void reach(const Number& number) {
    if (!explained_) return;
    if (const Number::Entry* entry = number.on(day_)) reach(entry->said);
  }

  void because(const std::string& en, const std::string& zh) {
    card_.reasons.push_back(en);
    card_.reasons_zh.push_back(zh);
  }

  DayValue worth(std::size_t measure) const {
    return worth_of(pack_.measures[measure], balances_.at(measure, day_));
  }
  DayValue value_of(const Formula& formula) const {
    return formula.value(day_, [this](std::size_t measure) { return worth(measure); });
  }

  void judge_indicators() {
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const Indicator& indicator = pack_.indicators[i];
      IndicatorResult result;
      if (in_force(indicator.since, indicator.until, day_)) {
        result = judge(indicator, rules_.values[i], balances_, day_, pack_);
        note_indicator(indicator, rules_.values[i], rules_.takes_part[i], result);
      } else {
        result.status = IndicatorStatus::not_in_force;
      }
      card_.indicators.push_back(std::move(result));
    }
  }

  void note_indicator(const Indicator& indicator, const Formula& formula, bool takes_part,
                      const IndicatorResult& result) {
    for (const std::size_t measure : formula.measures()) {
      is_partial_ |= takes_part && balances_.at(measure, day_).covered == Covered::partly;
      reach(pack_.measures[measure].said);
    }
    const bool no_data = result.status == IndicatorStatus::no_data;
    const bool too_few = result.status == IndicatorStatus::too_few;
    if (no_data || too_few) {
      const MissingRule& rule = no_data ? indicator.no_data : indicator.too_few;
      reach(rule.said);
      if (rule.kind == MissingRule::Kind::no_score && takes_part) {
        may_score_ = false;
        const std::string status(to_text(result.status));
        because(indicator.id + ": " + status,
                indicator.title.zh + (no_data ? "：无数据" : "：样本不足"));
      }
    }
    if (!result.step) return;
    const Step& step = indicator.ladder[*result.step];
    reach(step.give);
    if (step.edge != Step::Edge::otherwise) reach(step.bound);
  }

  void apply_gates(Gate::At at) {
    for (std::size_t g = 0; g < pack_.gates.size(); ++g) {
      const Gate& gate = pack_.gates[g];
      if (gate.at != at) continue;
      if (!in_force(gate.since, gate.until, day_)) {
        card_.gates[g].state = GateResult::State::not_in_force;
        continue;
      }
      const auto level = find_level(g);
      if (level) act(gate, gate.levels[*level]);
    }
  }

  // The first level that is met. A condition that is unknown counts as the gate says.
  std::optional<std::size_t> find_level(std::size_t g) {
    const Gate& gate = pack_.gates[g];
    GateResult& result = card_.gates[g];
    for (std::size_t l = 0; l < gate.levels.size(); ++l) {
      const DayValue condition = value_of(rules_.gates[g][l]);
      for (const std::size_t measure : rules_.gates[g][l].measures()) {
        is_partial_ |= balances_.at(measure, day_).covered == Covered::partly;
      }
      reach(gate.levels[l].said);
      const bool is_met = gate.levels[l].is_pass ? condition.is_false() : condition.is_true();
      if (is_met || (!condition.is_known() && !gate.unknown_passes)) {
        result.state = GateResult::State::failed;
        result.level = l;
        reach(gate.levels[l].amount);
        return l;
      }
      if (!condition.is_known()) result.state = GateResult::State::unknown_passed;
    }
    return std::nullopt;
  }

  void act(const Gate& gate, const Gate::Level& level) {
    const Micro amount = level.act == Gate::Act::drop ? 0 : on_day(level.amount, day_);
    const auto is_target = [&](std::size_t i) {
      return gate.targets.empty() ||
             std::find(gate.targets.begin(), gate.targets.end(), i) != gate.targets.end();
    };
    if (gate.at == Gate::At::points) {
      for (std::size_t i = 0; i < card_.indicators.size(); ++i) {
        if (is_target(i)) lower_points(level.act, amount, card_.indicators[i]);
      }
    } else if (gate.at == Gate::At::dimensions) {
      for (std::size_t i = 0; i < card_.dimensions.size(); ++i) {
        if (is_target(i)) lower(level.act, amount, card_.dimensions[i].score);
      }
    } else {
      lower(level.act, amount, total_);
    }
  }

  static void lower_points(Gate::Act act, Micro amount, IndicatorResult& result) {
    const auto before = result.points;
    lower(act, amount, result.points);
    if (result.points != before && result.status == IndicatorStatus::ok) {
      result.status = IndicatorStatus::capped;
    }
  }

  void sum_dimensions() {
    for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) {
      WeightedMean mean;
      for (const Dimension::Part& part : pack_.dimensions[d].parts) {
        const auto& points = card_.indicators[part.indicator].points;
        if (!points) continue;  // perhaps not in force, and then without a weight
        mean.add(on_day(part.weight, day_), *points);
        reach(part.weight);
      }
      card_.dimensions[d].raw_score = mean.value();
      card_.dimensions[d].score = mean.value();
    }
  }

  void sum_total() {
    reach(pack_.total.said);
    switch (pack_.total.kind) {
      case Total::Kind::weighted: {
        WeightedMean mean;
        for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) {
          if (!card_.dimensions[d].score) continue;
          mean.add(on_day(pack_.dimensions[d].weight, day_), *card_.dimensions[d].score);
          reach(pack_.dimensions[d].weight);
        }
        total_ = mean.value();
        break;
      }
      case Total::Kind::lowest_of_points:
        for (const IndicatorResult& result : card_.indicators) {
          if (result.points && (!total_ || *result.points < *total_)) total_ = result.points;
        }
        break;
      case Total::Kind::sum_of_points:
        for (const IndicatorResult& result : card_.indicators) {
          if (result.points) total_ = total_.value_or(0) + *result.points;
        }
        break;
    }
    card_.raw_total = total_;
  }

  bool may_score() {
    if (rules_.needs) {
      const DayValue met = value_of(*rules_.needs);
      if (!met.is_true()) {
        may_score_ = false;
        because(pack_.total.needs_says.en, pack_.total.needs_says.zh);
      }
    }
    if (!total_) {
      if (may_score_) because("no indicator has a value", "没有任何指标有数值");
      may_score_ = false;
    }
    return may_score_;
  }

  void clip_and_round() {
    Micro total = *total_;
    if (pack_.total.least) total = std::max(total, on_day(*pack_.total.least, day_));
    if (pack_.total.most) total = std::min(total, on_day(*pack_.total.most, day_));
    card_.total = round_to(total, pack_.total.decimals);
    card_.status = is_partial_ ? CardStatus::provisional : CardStatus::scored;
    if (is_partial_) {
      because("some days of a window are not covered by the data", "统计窗口中部分日期没有数据");
    }
  }

  bool holds(const Band& band) const {
    if (band.total_at_least && *card_.total < on_day(*band.total_at_least, day_)) return false;
    if (!band.each_dimension_at_least) return true;
    const Micro line = on_day(*band.each_dimension_at_least, day_);
    return std::all_of(card_.dimensions.begin(), card_.dimensions.end(),
                       [&](const DimensionResult& d) { return !d.score || *d.score >= line; });
  }

  void choose_band() {
    for (std::size_t b = 0; b < pack_.bands.size(); ++b) {
      if (!holds(pack_.bands[b])) continue;
      card_.band = b;
      card_.stars = on_day(pack_.bands[b].stars, day_);
      reach(pack_.bands[b].stars);
      if (pack_.bands[b].total_at_least) reach(*pack_.bands[b].total_at_least);
      if (pack_.bands[b].each_dimension_at_least) reach(*pack_.bands[b].each_dimension_at_least);
      return;
    }
  }

  const Rules& rules_;
  const Pack& pack_;
  const Balances& balances_;
  Day day_;
  bool explained_;
  Card card_;
  std::optional<Micro> total_;
  bool may_score_ = true;
  bool is_partial_ = false;
};

}  // namespace

Rules::Rules(const Pack& rule_pack) : pack(&rule_pack) {
  for (const Indicator& indicator : rule_pack.indicators) {
    values.emplace_back(indicator.value, rule_pack);
  }
  for (const Gate& gate : rule_pack.gates) {
    std::vector<Formula> levels;
    for (const Gate::Level& level : gate.levels) levels.emplace_back(level.condition, rule_pack);
    gates.push_back(std::move(levels));
  }
  takes_part.assign(rule_pack.indicators.size(), rule_pack.total.kind != Total::Kind::weighted);
  for (const Dimension& dimension : rule_pack.dimensions) {
    for (const Dimension::Part& part : dimension.parts) takes_part[part.indicator] = true;
  }
  if (rule_pack.total.needs) needs.emplace(*rule_pack.total.needs, rule_pack);
}

Card evaluate(const Rules& rules, const Balances& balances, Day day, bool explained) {
  return Evaluation(rules, balances, day, explained).run();
}

Card unjudged(const Pack& pack, Day day, const std::string& reason) {
  Card card;
  card.day = day;
  card.indicators.resize(pack.indicators.size());
  for (IndicatorResult& result : card.indicators) result.status = IndicatorStatus::not_in_force;
  card.dimensions.resize(pack.dimensions.size());
  card.gates.resize(pack.gates.size());
  card.reasons.push_back(reason);
  card.reasons_zh.emplace_back("没有规则版本适用于这一天");
  return card;
}

}  // namespace xingji
