#include <map>
#include <numeric>

#include "engine/covered.h"
#include "engine/indicator.h"
#include "engine/window.h"
#include "io/card_json.h"
#include "io/explain_out.h"

namespace xingji {

ExplainedParts parts_of(const Explanation& explanation, const std::optional<ExplainedPart>& only) {
  if (only) return {{*only}, measures_of(explanation, *only)};
  ExplainedParts all{explained_parts(*explanation.pack), {}};
  all.measures.resize(explanation.pack->measures.size());
  std::iota(all.measures.begin(), all.measures.end(), 0);
  return all;
}

std::optional<Micro> measure_value(const Explanation& explanation, std::size_t measure) {
  const Measure& asked = explanation.pack->measures[measure];
  const DayValue worth = worth_of(asked, explanation.balances.at(measure, explanation.day));
  if (!worth.is_known()) return std::nullopt;
  const std::int64_t parts = asked.type == Type::money ? 100 : 1;
  const auto units = divide(worth.ratio, {parts, 1});
  return units ? to_micro(*units) : std::nullopt;
}

std::string_view to_text(Covered covered) {
  switch (covered) {
    case Covered::fully:
      return "fully";
    case Covered::partly:
      return "partly";
    case Covered::none:
      return "none";
  }
  return "";
}

std::string_view to_text(Step::Edge edge) {
  switch (edge) {
    case Step::Edge::at_least:
      return "at_least";
    case Step::Edge::above:
      return "above";
    case Step::Edge::at_most:
      return "at_most";
    case Step::Edge::below:
      return "below";
    case Step::Edge::otherwise:
      return "otherwise";
  }
  return "";
}

std::string_view to_text(Gate::Act act) {
  switch (act) {
    case Gate::Act::cap:
      return "cap";
    case Gate::Act::subtract:
      return "subtract";
    case Gate::Act::multiply:
      return "multiply";
    case Gate::Act::drop:
      return "drop";
    case Gate::Act::tell:
      return "tell";
  }
  return "";
}

namespace {

// Columns that a row leaves empty are not named.
struct Row {
  std::string path;
  std::optional<Micro> value = {};
  std::optional<Micro> numerator = {};
  std::optional<Micro> denominator = {};
  std::optional<Micro> points = {};
  std::optional<Micro> weight = {};
  std::string status = {};
  std::string basis = {};
  std::optional<IndicatorResult::Days> days = {};
};

class ExplanationCsv {
 public:
  explicit ExplanationCsv(const Explanation& explanation)
      : x_(explanation), pack_(*explanation.pack) {}

  std::string text(const std::optional<ExplainedPart>& only) {
    text_ =
        "path,value,numerator,denominator,points,weight,status,basis,covered_days,window_days\n";
    if (!only) total_and_dimensions();
    const ExplainedParts told = parts_of(x_, only);
    for (const ExplainedPart& part : told.parts) {
      if (part.kind == ExplainedPart::Kind::indicator) indicator(part.position);
    }
    for (const std::size_t m : told.measures) measure(m);
    for (const ExplainedPart& part : told.parts) extra(part);
    return std::move(text_);
  }

 private:
  void add(const Row& row) {
    text_ += row.path;
    for (const auto& number : {row.value, row.numerator, row.denominator, row.points, row.weight}) {
      text_ += ',' + (number ? format_micro(*number) : "");
    }
    text_ += ',' + row.status + ',' + row.basis + ',';
    if (row.days) text_ += std::to_string(row.days->covered);
    text_ += ',';
    if (row.days) text_ += std::to_string(row.days->window);
    text_ += '\n';
  }

  void total_and_dimensions() {
    const Card& card = x_.card;
    const std::string status(to_text(card.status));
    add({.path = "stars", .value = card.stars, .status = status});
    add({.path = "total", .value = card.total, .points = card.raw_total, .status = status});
    for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) {
      const Dimension& dimension = pack_.dimensions[d];
      add({.path = "dimensions." + dimension.id,
           .value = card.dimensions[d].score,
           .points = card.dimensions[d].raw_score,
           .weight = amount_on(dimension.weight, x_)});
      for (const Dimension::Part& part : dimension.parts) {
        weights_.emplace(part.indicator, amount_on(part.weight, x_));
      }
    }
  }

  void indicator(std::size_t position) {
    const IndicatorResult& result = x_.card.indicators[position];
    const auto weight = weights_.find(position);
    add({.path = "indicators." + pack_.indicators[position].id,
         .value = result.value_rounded,
         .numerator = result.numerator,
         .denominator = result.denominator,
         .points = result.points,
         .weight = weight == weights_.end() ? std::nullopt : weight->second,
         .status = std::string(to_text(result.status)),
         .basis = std::string(to_text(result.basis)),
         .days = result.days});
  }

  void measure(std::size_t position) {
    const Balance& balance = x_.balances.at(position, x_.day);
    const Window::Choice& window = pack_.measures[position].window.choices[balance.choice];
    const Day first = window.first_day(x_.day);
    const Day last = window.last_day(x_.day);
    const std::int64_t covered =
        balance.covered == Covered::none
            ? 0
            : count_covered(*x_.facts, x_.account, x_.tables[position], first, last);
    add({.path = "measures." + pack_.measures[position].id,
         .value = measure_value(x_, position),
         .status = std::string(to_text(balance.covered)),
         .days = IndicatorResult::Days{covered, last - first + 1}});
  }

  void extra(const ExplainedPart& part) {
    switch (part.kind) {
      case ExplainedPart::Kind::indicator:
        return;
      case ExplainedPart::Kind::gate:
        return gate(part.position);
      case ExplainedPart::Kind::bonus:
        return bonus(part.position);
      case ExplainedPart::Kind::deduction:
        return deduction(part.position);
    }
  }

  void gate(std::size_t g) {
    const GateResult& result = x_.card.gates[g];
    Row row{.path = "gates." + pack_.gates[g].id, .status = gate_state_text(result.state)};
    if (result.level) {
      const Gate::Level& level = pack_.gates[g].levels[*result.level];
      if (!level.id.empty()) row.path += '.' + level.id;
      if (has_amount(level.act)) row.value = amount_on(level.amount, x_);
    }
    add(row);
  }

  void bonus(std::size_t b) {
    const BonusResult::State state = x_.card.bonuses[b].state;
    add({.path = "bonuses." + pack_.bonuses[b].id,
         .points = state == BonusResult::State::given ? amount_on(pack_.bonuses[b].add, x_)
                                                      : std::nullopt,
         .status = std::string(to_text(state))});
  }

  void deduction(std::size_t d) {
    const DeductionResult& result = x_.card.deductions[d];
    add({.path = "deductions." + pack_.deductions[d].id,
         .value = result.cases,
         .points = -result.points,
         .status = std::string(to_text(result.state))});
  }

  const Explanation& x_;
  const Pack& pack_;
  std::map<std::size_t, std::optional<Micro>> weights_;  // by indicator
  std::string text_;
};

}  // namespace

std::string explanation_csv(const Explanation& explanation,
                            const std::optional<ExplainedPart>& only) {
  return ExplanationCsv(explanation).text(only);
}

}  // namespace xingji
