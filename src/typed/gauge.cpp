#include "typed/gauge.h"

#include <algorithm>
#include <utility>

#include "pack/range.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

bool is_measure_ratio(const Expression& expression) {
  return expression.op == Op::divide && expression.arguments[0].op == Op::measure &&
         expression.arguments[1].op == Op::measure &&
         (expression.type == Type::number || expression.type == Type::duration);
}

using Conditions = std::vector<const Expression*>;

bool has_percent(const Conditions& conditions) {
  bool found = false;
  for (const Expression* condition : conditions) {
    visit(*condition, [&](const Expression& part) {
      found |= part.op == Op::literal && part.type == Type::number && part.name == "%";
    });
  }
  return found;
}

// Of a literal, or of what the pack's parameters make of it for a subject of which nothing is told:
// `if agent.reply_target is present then agent.reply_target else reply_target`.
std::optional<Ratio> line_of(const Expression& expression, const Pack& pack) {
  if (const auto constant = constant_of(expression)) return constant;
  bool is_of_rules = true;
  visit(expression, [&](const Expression& part) {
    is_of_rules &= part.op != Op::measure && part.op != Op::peer && part.op != Op::past;
  });
  if (!is_of_rules) return std::nullopt;
  Number number{expression.type, {}};
  number.entries.emplace_back().expression = expression;
  return newest_amount(number, pack);
}

std::vector<Ratio> lines_of(const Conditions& conditions, const Gauge& gauge, const Pack& pack) {
  const std::string looked_at = to_text(*gauge.ratio);
  std::vector<Ratio> lines;
  for (const Expression* condition : conditions) {
    visit(*condition, [&](const Expression& part) {
      if (part.arguments.size() != 2 || to_text(part.arguments[0]) != looked_at) return;
      if (const auto line = line_of(part.arguments[1], pack)) lines.insert(lines.begin(), *line);
    });
  }
  return lines;
}

std::optional<Gauge> gauge_in(const Conditions& conditions, const Pack& pack) {
  std::optional<Gauge> only;
  bool is_only = true;
  for (const Expression* condition : conditions) {
    visit(*condition, [&](const Expression& part) {
      if (!is_measure_ratio(part)) return;
      if (only && to_text(*only->ratio) != to_text(part)) is_only = false;
      const auto numerator = find_measure(pack, part.arguments[0].name);
      const auto denominator = find_measure(pack, part.arguments[1].name);
      if (!only && numerator && denominator) only = Gauge{&part, *numerator, *denominator, {}, {}};
    });
  }
  if (!only || !is_only) return std::nullopt;
  if (only->ratio->type == Type::duration) {
    only->printed_as = Indicator::PrintedAs::hours;
  } else {
    const auto counts = [&](std::size_t m) {
      return pack.measures[m].kind == Measure::Kind::count;
    };
    const bool is_count = counts(only->numerator) && counts(only->denominator);
    only->printed_as = has_percent(conditions) || is_count ? Indicator::PrintedAs::percent
                                                           : Indicator::PrintedAs::score;
  }
  only->lines = lines_of(conditions, *only, pack);
  return only;
}

// Each name once, in the order in which the conditions have them.
template <class Name>
std::string names_in(const Conditions& conditions, Language language, Name&& name_of) {
  std::vector<std::string> names;
  for (const Expression* condition : conditions) {
    visit(*condition, [&](const Expression& part) {
      const std::string name = pick(name_of(part), language);
      const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
      if (!name.empty() && is_new) names.push_back(name);
    });
  }
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : language == Language::zh ? "、" : ", ") + name;
  }
  return text;
}

Conditions conditions_of(const Gate& gate) {
  Conditions conditions;
  for (const Gate::Level& level : gate.levels) conditions.push_back(&level.condition);
  return conditions;
}

}  // namespace

std::optional<Gauge> gauge_of(const Gate& gate, const Pack& pack) {
  return gauge_in(conditions_of(gate), pack);
}

std::optional<Gauge> gauge_of(const Bonus& bonus, const Pack& pack) {
  return gauge_in({&bonus.when}, pack);
}

Gauge gauge_as(const Indicator& indicator) {
  return {&indicator.value, 0, 0, indicator.printed_as, {}};
}

std::string counts_asked_by(const Gate& gate, const Pack& pack, Language language,
                            const std::map<std::size_t, Printed>& typed) {
  return names_in(conditions_of(gate), language, [&](const Expression& part) {
    const auto m = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
    return m && !typed.contains(*m) ? pack.measures[*m].title : Title{};
  });
}

std::string asked_by(const Bonus& bonus, const Pack& pack, Language language) {
  return names_in({&bonus.when}, language, [&](const Expression& part) {
    if (part.op == Op::attribute) return pack.attributes[part.column].title;
    const auto m = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
    return m ? pack.measures[*m].title : Title{};
  });
}

std::string unset_lines_of(const Gate& gate, const Pack& pack, Language language) {
  return names_in(conditions_of(gate), language, [&](const Expression& part) {
    const auto found = std::find_if(pack.parameters.begin(), pack.parameters.end(),
                                    [&](const Parameter& parameter) {
                                      return part.op == Op::parameter && parameter.id == part.name;
                                    });
    const bool is_unset = found != pack.parameters.end() && found->number.entries.empty();
    return is_unset ? found->title : Title{};
  });
}

Printed parse_gauge(std::string_view text, const Gauge& gauge) {
  Printed printed = parse_printed(text, gauge.ratio->type, gauge.printed_as);
  if (printed.state != Printed::State::value) return printed;
  const bool is_share = gauge.printed_as == Indicator::PrintedAs::percent;
  const bool is_above = is_share && compare(printed.value, {1, 1}) > 0;
  const bool fits = to_micro(printed.value).has_value();
  if (printed.value.numerator < 0 || is_above || !fits) printed.state = Printed::State::unclear;
  return printed;
}

Sampled parse_sampled(std::string_view text, const Gauge& gauge) {
  Sampled sampled;
  const bool is_share = gauge.printed_as == Indicator::PrintedAs::percent;
  const auto sample = is_share ? sample_in(text) : std::nullopt;
  sampled.printed = parse_gauge(sample ? sample->beside : std::string(text), gauge);
  if (!sample) return sampled;
  sampled.numerator = sample->numerator;
  sampled.denominator = sample->denominator;
  const bool is_alone = sample->beside.empty();
  if (is_alone) sampled.printed.state = Printed::State::none;
  if (!sampled.has_counts()) return sampled;
  const auto [above, below] = std::pair{*sampled.numerator, *sampled.denominator};
  sampled.is_impossible = above < 0 || above > below;
  const bool is_shown = !is_alone && sampled.printed.state == Printed::State::value;
  sampled.disagrees = is_shown && !sampled.is_impossible &&
                      (below == 0 || !is_shown_as(Ratio::of(above, below), sampled.printed));
  if (sampled.is_impossible || sampled.disagrees) sampled.printed.state = Printed::State::unclear;
  return sampled;
}

Figure figure_of(const Gauge& gauge) {
  const bool is_share = gauge.printed_as == Indicator::PrintedAs::percent;
  const Range range{Ratio{0, 1}, is_share ? std::optional(Ratio{1, 1}) : std::nullopt};
  return {gauge.ratio->type, gauge.printed_as, range, gauge.lines};
}

}  // namespace xingji::typed
