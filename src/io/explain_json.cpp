#include <string>

#include "base/text.h"
#include "engine/indicator.h"
#include "io/card_json.h"
#include "io/explain_out.h"
#include "io/explain_text.h"
#include "io/json_object.h"

namespace xingji {
namespace {

std::string digits_of(Int128 whole) {
  const bool is_negative = whole < 0;
  std::string digits;
  do {
    const int digit = static_cast<int>(whole % 10);
    digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    whole /= 10;
  } while (whole != 0);
  return is_negative ? '-' + digits : digits;
}

std::string_view text_of(Indicator::Better better) {
  switch (better) {
    case Indicator::Better::higher:
      return "higher";
    case Indicator::Better::lower:
      return "lower";
    case Indicator::Better::middle:
      return "middle";
  }
  return {};
}

// A whole explanation as one object. Rules are the pack's own expressions; numbers are decimals, or
// the two integers of an exact fraction, as strings.
class ExplanationJson {
 public:
  explicit ExplanationJson(const Explanation& explanation)
      : x_(explanation), pack_(*explanation.pack) {}

  std::string text(const std::optional<ExplainedPart>& only) const {
    const ExplainedParts parts = parts_of(x_, only);
    Object object;
    object.add("card", card()).add("raw_total", spelled(x_.card.raw_total));
    object.add("band", x_.card.band ? json_text(pack_.bands[*x_.card.band].id) : "null");
    List dimensions;
    List indicators;
    List gates;
    List measures;
    if (!only) {
      for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) dimensions.add(dimension(d));
    }
    for (const ExplainedPart& part : parts.parts) {
      if (part.kind == ExplainedPart::Kind::indicator) indicators.add(indicator(part.position));
      if (part.kind == ExplainedPart::Kind::gate) gates.add(gate(part.position));
    }
    for (const std::size_t m : parts.measures) measures.add(measure(m));
    object.add("dimensions", dimensions.text()).add("indicators", indicators.text());
    object.add("gates", gates.text()).add("measures", measures.text());
    object.add("parameters", parameters()).add("assumptions", assumptions());
    return object.text() + '\n';
  }

 private:
  std::string card() const {
    Object dimensions;
    for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) {
      dimensions.add(pack_.dimensions[d].id, spelled(x_.card.dimensions[d].score));
    }
    Object indicators;
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      indicators.add(pack_.indicators[i].id, indicator_json(&x_.card.indicators[i]));
    }
    return card_json(x_.subject, x_.card, pack_, x_.facts, dimensions.text(), indicators.text());
  }

  static std::string title(const Title& title) {
    return Object().add("zh", json_text(title.zh)).add("en", json_text(title.en)).text();
  }

  static std::string exact(const std::optional<Ratio>& ratio) {
    if (!ratio) return "null";
    return Object()
        .add("over", json_text(digits_of(ratio->numerator)))
        .add("under", json_text(digits_of(ratio->denominator)))
        .text();
  }

  // "0.8", "48h", "12.50 CNY": as a pack writes it.
  std::string number(const Number& number) const {
    const auto amount = amount_on(number, x_);
    if (!amount) return "null";
    if (number.type == Type::number) return format_micro(*amount);
    return json_text(print_number(number.type, *amount, false, pack_.currency));
  }
  std::string number(const std::optional<Number>& of) const { return of ? number(*of) : "null"; }

  void add_said(const Provenance& said, Object& object) const {
    object.add("source", said.source.empty() ? "null" : json_text(said.source));
    object.add("assumed", said.assumed.empty() ? "null" : title(said.assumed));
  }
  void add_said(const Number& number, Object& object) const {
    const Number::Entry* entry = number.on(x_.day);
    add_said(entry == nullptr ? Provenance{} : entry->said, object);
  }

  std::string dimension(std::size_t position) const {
    const Dimension& dimension = pack_.dimensions[position];
    const DimensionResult& result = x_.card.dimensions[position];
    List parts;
    for (const Dimension::Part& part : dimension.parts) {
      Object one;
      one.add("indicator", json_text(pack_.indicators[part.indicator].id));
      parts.add(one.add("weight", number(part.weight)).text());
    }
    Object object;
    object.add("id", json_text(dimension.id)).add("title", title(dimension.title));
    object.add("score", spelled(result.score)).add("raw_score", spelled(result.raw_score));
    object.add("weight", number(dimension.weight));
    add_said(dimension.weight, object);
    return object.add("parts", parts.text()).text();
  }

  std::string step(const Step& step, bool is_own) const {
    Object object;
    object.add("edge", json_text(to_text(step.edge)));
    object.add("bound", step.edge == Step::Edge::otherwise ? "null" : number(step.bound));
    object.add("give", number(step.give)).add("applied", is_own ? "true" : "false");
    add_said(step.give, object);
    return object.text();
  }

  std::string indicator(std::size_t position) const {
    const IndicatorResult& result = x_.card.indicators[position];
    const Indicator& way = as_judged(pack_.indicators[position], result.branch);
    Object object;
    object.add("id", json_text(way.id)).add("title", title(way.title));
    object.add("better", json_text(text_of(way.better)));
    object.add("result", indicator_json(&result)).add("exact", exact(result.value));
    object.add("raw_points", spelled(result.raw_points));
    object.add("by_missing_rule", result.by_missing_rule ? "true" : "false");
    object.add("branch", result.branch ? json_text(to_text(*way.when)) : "null");
    object.add("value", json_text(to_text(way.value)));
    List measures;
    const Formula formula(way.value, pack_);
    for (const std::size_t m : formula.measures()) {
      measures.add(json_text(pack_.measures[m].id));
    }
    object.add("measures", measures.text());
    List steps;
    for (std::size_t s = 0; s < way.ladder.size(); ++s) {
      steps.add(step(way.ladder[s], result.step == s));
    }
    return object.add("steps", steps.text()).text();
  }

  std::string gate(std::size_t position) const {
    const Gate& gate = pack_.gates[position];
    const GateResult& result = x_.card.gates[position];
    List levels;
    for (std::size_t l = 0; l < gate.levels.size(); ++l) {
      const Gate::Level& level = gate.levels[l];
      Object one;
      one.add("id", level.id.empty() ? "null" : json_text(level.id));
      one.add(level.is_pass ? "passes" : "fails", json_text(to_text(level.condition)));
      one.add("act", json_text(to_text(level.act)));
      one.add("amount", has_amount(level.act) ? number(level.amount) : "null");
      one.add("applied", result.level == l ? "true" : "false");
      add_said(level.said, one);
      levels.add(one.text());
    }
    Object object;
    object.add("id", json_text(gate.id)).add("title", title(gate.title));
    object.add("state", json_text(gate_state_text(result.state)));
    return object.add("levels", levels.text()).text();
  }

  std::string rows(const Measure& measure, const Witness& witness) const {
    List filters;
    for (std::size_t f = 0; f < measure.filters.size(); ++f) {
      Object filter;
      filter.add("condition", json_text(to_text(measure.filters[f].condition)));
      filter.add("said_as", json_text(measure.filters[f].said_as));
      filter.add("untrue", std::to_string(witness.filters[f].untrue));
      filters.add(filter.add("unknown", std::to_string(witness.filters[f].unknown)).text());
    }
    Object object;
    object.add("in_window", std::to_string(witness.in_window)).add("filters", filters.text());
    if (measure.by) object.add("of_nobody", std::to_string(witness.of_nobody));
    object.add("exempted", std::to_string(witness.exempted.size()));
    object.add("not_kept", std::to_string(witness.not_selected));
    object.add("without_value", std::to_string(witness.without_value));
    return object.add("counted", std::to_string(witness.counted.size())).text();
  }

  std::string measure(std::size_t position) const {
    const Measure& measure = pack_.measures[position];
    const Balance& balance = x_.balances.at(position, x_.day);
    const Window::Choice& window = measure.window.choices[balance.choice];
    Object days;
    days.add("id", measure.window.id.empty() ? "null" : json_text(measure.window.id));
    days.add("from", json_text(format_day(window.first_day(x_.day))));
    days.add("to", json_text(format_day(window.last_day(x_.day))));
    Object object;
    object.add("id", json_text(measure.id));
    object.add("table", json_text(definition(measure.table).name));
    object.add("by_day", json_text(to_text(measure.by_day))).add("window", days.text());
    object.add("covered", json_text(to_text(balance.covered)));
    object.add("value", spelled(measure_value(x_, position)));
    object.add("rows",
               balance.covered == Covered::none ? "null" : rows(measure, x_.witnesses[position]));
    add_said(measure.said, object);
    return object.text();
  }

  std::string parameters() const {
    List list;
    for (const Parameter& parameter : pack_.parameters) {
      Object object;
      object.add("id", json_text(parameter.id)).add("title", title(parameter.title));
      object.add("value", parameter.number.entries.empty() ? "null" : number(parameter.number));
      add_said(parameter.number, object);
      list.add(object.text());
    }
    return list.text();
  }

  std::string assumptions() const {
    List list;
    for (std::size_t a = 0; a < x_.card.assumptions.size(); ++a) {
      Object object;
      object.add("path", json_text(x_.card.assumptions[a]));
      list.add(object.add("because", title(x_.card.assumed_because[a])).text());
    }
    return list.text();
  }

  const Explanation& x_;
  const Pack& pack_;
};

}  // namespace

std::string explanation_json(const Explanation& explanation,
                             const std::optional<ExplainedPart>& only) {
  return ExplanationJson(explanation).text(only);
}

}  // namespace xingji
