#include "typed/phrases.h"

#include <algorithm>
#include <set>

#include "base/plural.h"
#include "base/text.h"
#include "engine/indicator.h"
#include "engine/number.h"
#include "io/explain_words.h"
#include "pack/measure_names.h"
#include "pack/sample.h"
#include "pack/visit.h"
#include "typed/inputs.h"

namespace xingji::typed {
namespace {

class Words {
 public:
  Words(const Pack& pack, Language language) : pack_(pack), language_(language) {}

  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }
  std::string title(const Title& title) const { return pick(title, language_); }
  std::string name(const Gate& gate) const {
    const std::string titled = title(gate.title);
    return titled.empty() ? gate.id : titled;
  }
  static std::string number(Micro value) { return format_micro(round_to(value, 3)); }
  std::string points(Micro value) const {
    return language_ == Language::zh ? number(value) + " 分" : counted(number(value), "point");
  }
  std::string printed(const Ratio& value, Indicator::PrintedAs as) const {
    return print_value(to_micro(value).value_or(0), as, language_);
  }

  std::string distance(const Ratio& value, Indicator::PrintedAs as) const {
    return distance_text(to_micro(value).value_or(0), as, language_);
  }

  // "再提高 2 个百分点，达到 80%"
  std::string way(const NextStep& next, Indicator::PrintedAs as, bool is_time) const {
    const bool up = next.edge == Step::Edge::at_least || next.edge == Step::Edge::above;
    const bool is_open = next.edge == Step::Edge::above || next.edge == Step::Edge::below;
    std::string text = up        ? say("再提高 ", "raise by ")
                       : is_time ? say("再缩短 ", "shorten by ")
                                 : say("再降低 ", "lower by ");
    // The least bit is enough on the very line of an open edge, and where it prints as none.
    const bool is_on_line = is_open && next.distance.numerator == 0;
    const bool is_least =
        is_on_line || (next.distance.numerator > 0 && to_micro(next.distance).value_or(1) == 0);
    if (is_least && language_ == Language::zh) text.pop_back();
    text += is_least ? say("一点", "a little") : distance(next.distance, as);
    if (is_open) {
      text += up ? say("，超过 ", " to above ") : say("，低于 ", " to below ");
    } else {
      text += up ? say("，达到 ", " to ") : say("，不超过 ", " to at most ");
    }
    return text + printed(next.bound, as);
  }

  // "再少 1 起，不超过 3 起"
  std::string fewer(const NextStep& next) const {
    const std::string cases = format_micro(to_micro(next.distance).value_or(0));
    const std::string left = format_micro(to_micro(next.bound).value_or(0));
    return language_ == Language::zh ? "再少 " + cases + " 起，不超过 " + left + " 起"
                                     : cases + " fewer, at most " + left;
  }

  // "再降低 0.1 个百分点，不超过 0.3%，即再少 1 起"
  std::string way(const NextStep& next, const Gauge& gauge) const {
    if (next.is_in_cases) return fewer(next);
    std::string text = way(next, gauge.printed_as, gauge.ratio->type == Type::duration);
    if (next.fewer) {
      text += say("，即再少 ", ", that is ") + std::to_string(*next.fewer) + say(" 起", " fewer");
    }
    return text;
  }

  // "再多 40，达到 60"
  std::string way_of_count(const NextStep& next) const {
    const Measure& measure = pack_.measures[*next.counted];
    const bool up = next.edge == Step::Edge::at_least;
    const bool is_count = printed_as(measure) == Indicator::PrintedAs::count;
    const std::string apart = amount(next.distance, measure);
    const std::string bound = amount(next.bound, measure);
    if (language_ == Language::zh) {
      return (up ? "再多 " : "再少 ") + apart + (up ? "，达到 " : "，不超过 ") + bound;
    }
    const std::string fewer = is_count && measure.type != Type::money ? " fewer" : " less";
    return apart + (up ? " more, to " : fewer + ", at most ") + bound;
  }

  std::string amount(const Ratio& value, const Measure& measure) const {
    if (measure.type != Type::money) return printed(value, printed_as(measure));
    const auto hundredths = static_cast<std::int64_t>(value.numerator / value.denominator);
    return print_number(Type::money, hundredths, false, pack_.currency);
  }

  // The way to a gate's next line.
  std::string way(const NextStep& next, const std::optional<Gauge>& gauge) const {
    return next.counted ? way_of_count(next) : way(next, *gauge);
  }

  // "物流速度", "各维度"
  std::string targets(const Gate& gate) const {
    if (gate.at == Gate::At::total) return say("总分", "the total");
    const bool is_points = gate.at == Gate::At::points;
    if (gate.targets.empty()) {
      return is_points ? say("各指标", "all indicators") : say("各维度", "all dimensions");
    }
    std::string names;
    for (const std::size_t target : gate.targets) {
      if (!names.empty()) names += say("、", ", ");
      names += title(is_points ? pack_.indicators[target].title : pack_.dimensions[target].title);
    }
    return names;
  }

  std::string act(Gate::Act act, Micro amount) const {
    switch (act) {
      case Gate::Act::cap:
        return say("最高 ", " at most ") + points(amount);
      case Gate::Act::subtract:
        return say("扣 ", " less ") + points(amount);
      case Gate::Act::multiply:
        return say("按 ", " times ") + print_number(Type::number, amount, true) + say(" 计", "");
      case Gate::Act::drop:
        return say("不计", " dropped");
      case Gate::Act::tell:
        return say("需要处理", " to be mended");
    }
    return {};
  }

 private:
  const Pack& pack_;
  Language language_;
};

}  // namespace

std::string percent_text(const Ratio& share, Language language) {
  return print_value(to_micro(share).value_or(0), Indicator::PrintedAs::percent, language);
}

std::string step_text(const NextStep& next, const Pack& pack, Language language) {
  const Indicator& indicator = as_judged(pack.indicators[next.of.position], next.branch);
  const Words words(pack, language);
  const std::string points = words.points(next.points);
  if (is_ranked(indicator)) {
    return words.say("再多超过 ", "beat ") +
           words.distance(next.distance, Indicator::PrintedAs::percent) +
           words.say("的同行，到 ", " more of the peers, ") + percent_text(next.bound, language) +
           words.say("，就得 ", ", for ") + points;
  }
  const std::string way =
      words.way(next, indicator.printed_as, indicator.value.type == Type::duration);
  // What is its own points speaks for itself.
  if (indicator.points.form == Points::Form::value) {
    const Micro gained = next.total_gained.value_or(0);
    return gained > 0 ? way + words.say("，总分 +", " for a total +") + Words::number(gained) : way;
  }
  return way + words.say("，就得 ", " for ") + points;
}

std::string goal_text(const NextStep& next, const Pack& pack, Language language) {
  const Words words(pack, language);
  if (next.of.kind == Thing::Kind::measure) {
    return words.say("：一起也没有，总分 ", ": none of them gives the total ");
  }
  if (next.of.kind == Thing::Kind::gate) {
    if (!next.level) return words.say("：达标，总分 ", ": within the line gives the total ");
    const std::string level = words.title(pack.gates[next.of.position].levels[*next.level].title);
    return words.say("：减轻到「", ": eased to '") + level +
           words.say("」，总分 ", "', it gives the total ");
  }
  const Indicator& indicator = as_judged(pack.indicators[next.of.position], next.branch);
  const bool has_steps =
      indicator.points.form != Points::Form::value && indicator.points.form != Points::Form::line;
  if (has_steps) {
    return words.say("：升一档，总分 ", ": the next step gives the total ");
  }
  return words.say("：到 ", ": ") + words.printed(next.bound, indicator.printed_as) +
         words.say("，总分 ", " gives the total ");
}

std::string stars_text(const Pack& pack, const Diagnosis& diagnosis, Micro stars,
                       Language language) {
  const Words words(pack, language);
  const std::string number = Words::number(stars);
  std::string text = language == Language::zh ? number + " 星" : counted(number, "star");
  const Attributes& attributes = diagnosis.trial.balances.attributes;
  for (const Band& band : pack.bands) {
    const bool is_it = amount_on(band.stars, pack, attributes, diagnosis.card.day) == stars;
    if (!is_it || !says_more_than_stars(band)) continue;
    return text + words.say("（", " (") + words.title(band.title) + words.say("）", ")");
  }
  return text;
}

namespace {

// The indicator whose value the gate looks at.
const Indicator* same_as_gate(const Pack& pack, const Diagnosis& diagnosis, std::size_t g) {
  const auto same = diagnosis.trial.same.find(g);
  return same == diagnosis.trial.same.end() ? nullptr : &pack.indicators[same->second];
}

}  // namespace

std::string gate_text(const Pack& pack, const Diagnosis& diagnosis, std::size_t g,
                      Language language) {
  const Words words(pack, language);
  const Gate& gate = pack.gates[g];
  const GateResult& result = diagnosis.card.gates[g];
  std::string text = words.say("门槛 ", "Gate ") + words.name(gate);
  auto gauge = gauge_of(gate, pack);
  if (const Indicator* same = same_as_gate(pack, diagnosis, g); !gauge && same != nullptr) {
    gauge = gauge_as(*same);
  }
  if (const auto share = diagnosis.trial.share(g)) {
    text += "  " + words.printed(*share, gauge->printed_as);
  }
  if (result.state != GateResult::State::failed) return text + words.say("  达标", "  passed");
  const Gate::Level& level = gate.levels[*result.level];
  const std::string named = words.title(level.title);
  const bool is_plain = named.empty() || named == words.title(gate.title);
  text += "  " + (is_plain ? words.say("未达标", "failed") : named);
  std::optional<Micro> amount = 0;
  if (has_amount(level.act)) {
    amount = amount_on(level.amount, pack, diagnosis.trial.balances.attributes, diagnosis.card.day);
  }
  if (amount) text += words.say("，", ", ") + words.targets(gate) + words.act(level.act, *amount);
  const auto next = diagnosis.gates.find(g);
  if (next == diagnosis.gates.end()) return text;
  return text + "   " + words.way(next->second, gauge);
}

std::string name_text(const NextStep& next, const Pack& pack, Language language) {
  const std::size_t at = next.of.position;
  const Words words(pack, language);
  if (next.of.kind == Thing::Kind::indicator) return words.title(pack.indicators[at].title);
  if (next.of.kind == Thing::Kind::gate) return words.name(pack.gates[at]);
  for (const Deduction& deduction : pack.deductions) {
    if (deduction.cases == at) return words.title(deduction.title);
  }
  return words.title(title_of_measure(pack, at));
}

std::string act_text(const Pack& pack, const Diagnosis& diagnosis, const NextStep& next,
                     Language language) {
  const Words words(pack, language);
  if (next.of.kind == Thing::Kind::measure) {
    return words.say("从现在起一起也不要再有；已有的过了统计期就不再扣",
                     "let none follow; those that happened leave the window in time");
  }
  const auto gauge = gauge_of(pack.gates[next.of.position], pack);
  if (next.counted) {
    const std::string counted = words.title(title_of_measure(pack, *next.counted));
    return words.say("看的是 ", "it looks at ") + counted + words.say("：", ": ") +
           words.way(next, gauge);
  }
  // A quotient of sums has no two counts to name.
  if (!gauge) {
    const Indicator& same = *same_as_gate(pack, diagnosis, next.of.position);
    return words.title(same.title) + words.say("：", ": ") + words.way(next, gauge_as(same));
  }
  const std::string above = words.title(pack.measures[gauge->numerator].title);
  const std::string below = words.title(pack.measures[gauge->denominator].title);
  std::string counted;
  if (!above.empty() && !below.empty()) {
    counted = words.say("看的是 ", "it looks at ") + above + words.say(" ÷ ", " of ") + below +
              words.say("：", ": ");
  }
  return counted + words.way(next, *gauge);
}

namespace {

// "看的是：商责纠纷 ÷ 支付订单；线在 0.5%": what a share is of, and its lines.
std::string gauge_lines_text(const std::optional<Gauge>& gauge, const std::string& what,
                             const Pack& pack, Language language) {
  const Words words(pack, language);
  std::string text = "\n     " + what;
  if (!gauge) return text;
  const std::string above = words.title(pack.measures[gauge->numerator].title);
  const std::string below = words.title(pack.measures[gauge->denominator].title);
  if (!above.empty() && !below.empty()) {
    text += words.say("：", ": ") + above + words.say(" ÷ ", " of ") + below;
  }
  std::string lines;
  for (const Ratio& line : gauge->lines) {
    lines += (lines.empty() ? "" : words.say("、", ", ")) + words.printed(line, gauge->printed_as);
  }
  if (!lines.empty()) text += words.say("；线在 ", "; its line: ") + lines;
  return text;
}

}  // namespace

std::string gate_lines_text(const Pack& pack, std::size_t g, Language language) {
  return gauge_lines_text(gauge_of(pack.gates[g], pack), pick({"门槛", "a gate"}, language), pack,
                          language);
}

std::string bonus_lines_text(const Pack& pack, std::size_t b, Language language) {
  return gauge_lines_text(gauge_of(pack.bonuses[b], pack), pick({"加分项", "a bonus"}, language),
                          pack, language);
}

std::string unknown_gate_text(const Pack& pack, const Typed& typed, std::size_t g,
                              Language language) {
  const Words words(pack, language);
  const Gate& gate = pack.gates[g];
  std::string name = words.name(gate);
  const auto gauge = gauge_of(gate, pack);
  if (!gauge) {
    // Neither decides without the other.
    const std::string asked = counts_asked_by(gate, pack, language, typed.measures);
    const std::string lines = unset_lines_of(gate, pack, language);
    std::string needs = asked.empty() ? "" : words.say("填 ", "type ") + asked;
    if (!lines.empty()) {
      needs += (needs.empty() ? "" : words.say("；", "; ")) +
               words.say("平台没有公开它的线，请用覆盖包填 ",
                         "its line is not public: an overlay sets ") +
               lines;
    }
    return needs.empty() ? name : name + words.say("（", " (") + needs + words.say("）", ")");
  }
  bool is_begun = typed.gates.contains(g);
  std::set<std::size_t> asked;
  for (const Gate::Level& level : gate.levels) {
    visit(level.condition, [&](const Expression& part) {
      const auto measure = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
      if (!measure) return;
      const bool is_typed = typed.measures.contains(*measure);
      is_begun |= is_typed && *measure != gauge->denominator;
      if (!is_typed) asked.insert(*measure);
    });
  }
  if (!is_begun) return name;
  if (typed.gates.contains(g)) asked.erase(gauge->denominator);
  std::string more;
  for (const std::size_t m : asked) {
    const std::string title = words.title(pack.measures[m].title);
    if (!title.empty()) more += (more.empty() ? "" : words.say("、", ", ")) + title;
  }
  if (more.empty()) return name;
  return name + words.say("（还要 ", " (also needs ") + more + words.say("）", ")");
}

std::string ladder_text(const Indicator& indicator, const Trial& trial, Day day,
                        Language language) {
  const Words words(trial.pack, language);
  const Attributes& attributes = trial.balances.attributes;
  std::string text;
  for (const Step& step : indicator.ladder) {
    const auto give = amount_on(step.give, trial.pack, attributes, day);
    const bool is_last = step.edge == Step::Edge::otherwise;
    const auto bound = is_last ? std::nullopt : amount_on(step.bound, trial.pack, attributes, day);
    if (!give || (!is_last && !bound)) continue;
    if (!text.empty()) text += words.say("，", ", ");
    text += is_last ? words.say("其余得 ", "else: ")
                    : words.say("超过 ", "beats ") +
                          percent_text(to_ratio(step.bound.type, *bound), language) +
                          words.say(" 得 ", ": ");
    text += Words::number(*give) + words.say(" 分", "");
  }
  return text;
}

}  // namespace xingji::typed
