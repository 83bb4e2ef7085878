#include "naive/measures.h"

#include <algorithm>
#include <stdexcept>

#include "naive/days.h"

namespace xingji::naive {
namespace {

void add_tables(const Expression& expression, std::set<Table>& tables) {
  if (expression.op == Op::join) tables.insert(expression.table);
  if (expression.op == Op::column && expression.of_order) tables.insert(Table::orders);
  for (const Expression& argument : expression.arguments) add_tables(argument, tables);
}

std::size_t position_of(const Pack& pack, const std::string& measure) {
  for (std::size_t i = 0; i < pack.measures.size(); ++i) {
    if (pack.measures[i].id == measure) return i;
  }
  throw std::logic_error("the pack has no measure " + measure);
}

bool is_covered(const std::vector<Days>& covered, Day day) {
  return std::any_of(covered.begin(), covered.end(),
                     [&](const Days& days) { return days.first <= day && day <= days.second; });
}

bool passes_all(const Measure& measure, const Fact& fact, const View& view, Day anchor_day) {
  return std::all_of(measure.filters.begin(), measure.filters.end(),
                     [&](const Measure::Filter& filter) {
                       return evaluate_row(filter.condition, fact, view, anchor_day).is_true();
                     });
}

}  // namespace

std::set<Table> tables_of(const Measure& measure, const Pack& pack) {
  std::set<Table> tables = {measure.table};
  for (const Measure::Filter& filter : measure.filters) add_tables(filter.condition, tables);
  add_tables(measure.by_day, tables);
  if (measure.value) add_tables(*measure.value, tables);
  for (const std::size_t exemption : measure.exemptions) {
    add_tables(pack.exemptions.at(exemption).matches, tables);
  }
  return tables;
}

std::set<std::size_t> measures_of(const Expression& expression, const Pack& pack) {
  std::set<std::size_t> result;
  if (expression.op == Op::measure) result.insert(position_of(pack, expression.name));
  for (const Expression& argument : expression.arguments) result.merge(measures_of(argument, pack));
  return result;
}

const std::vector<const Fact*>& Subject::rows(Table table) const {
  static const std::vector<const Fact*> none;
  const auto account = facts_.accounts.find(id_);
  if (account == facts_.accounts.end()) return none;
  return account->second.rows[static_cast<std::size_t>(table)];
}

bool Subject::is_out(const Measure& measure, const Fact& fact, const View& view,
                     std::optional<Day> anchor_day) const {
  std::vector<const Fact*> filings = rows(Table::exemptions);
  if (const auto platform = facts_.accounts.find(""); platform != facts_.accounts.end()) {
    const auto& notices = platform->second.rows[static_cast<std::size_t>(Table::exemptions)];
    filings.insert(filings.end(), notices.begin(), notices.end());
  }
  for (const std::size_t exemption : measure.exemptions) {
    for (const Fact* filing : filings) {
      if (is_exempt(pack_.exemptions.at(exemption), *filing, fact, view, anchor_day)) return true;
    }
  }
  return false;
}

std::optional<Days> Subject::window_days(const Window& window, Day day) {
  for (const Window::Choice& choice : window.choices) {
    if (choice.when && !evaluate_day(*choice.when, day - 1).is_true()) continue;
    return Days{day + choice.from, day + choice.to};
  }
  return std::nullopt;
}

const std::vector<Days>& Subject::covered(Table table) {
  const auto known = covered_.find(table);
  if (known != covered_.end()) return known->second;
  return covered_[table] = covered_days(facts_, id_, table);
}

Subject::Coverage Subject::coverage(const Measure& measure, const Days& window) {
  Coverage result;
  for (const Table table : tables_of(measure, pack_)) {
    if (!event_column(table)) continue;  // its rows exist for all time
    bool any_day = false;
    for (Day day = window.first; day <= window.second; ++day) {
      if (is_covered(covered(table), day)) {
        any_day = true;
      } else {
        result.all = false;
      }
    }
    if (!any_day) result.some_table_without = true;
  }
  return result;
}

Measured Subject::compute(const Measure& measure, Day day) {
  const auto window = window_days(measure.window, day);
  if (!window) return {};
  const Coverage coverage_of_window = coverage(measure, *window);
  if (coverage_of_window.some_table_without) return {};
  const View view = view_of(pack_, day);
  Measured result{true, {}, !coverage_of_window.all};
  for (const Fact* fact : rows(measure.table)) {
    if (!is_there(*fact, view)) continue;
    const Value anchor = evaluate_row(measure.by_day, *fact, view, std::nullopt);
    if (!anchor.present) continue;
    const auto second = static_cast<Instant>(anchor.number.top / anchor.number.bottom);
    const Day anchor_day = day_at(second, pack_.zone);
    if (anchor_day < window->first || anchor_day > window->second) continue;
    if (!passes_all(measure, *fact, view, anchor_day)) continue;
    if (is_out(measure, *fact, view, anchor_day)) continue;
    Value part = number_value({1});
    if (measure.kind == Measure::Kind::sum) {
      part = evaluate_row(measure.value.value(), *fact, view, anchor_day);
    }
    if (part.present) result.value = result.value + part.number;
  }
  return result;
}

Measured Subject::measure(std::size_t position, Day day) {
  const auto known = known_.find({position, day});
  if (known != known_.end()) return known->second;
  const Measured computed = compute(pack_.measures.at(position), day);
  known_[{position, day}] = computed;
  return computed;
}

Value Subject::evaluate_day(const Expression& expression, Day day) {
  const View view = view_of(pack_, day);
  const auto look_up = [&](const Expression& name) -> Value {
    if (name.op == Op::parameter) return parameter(name.name, view, std::nullopt);
    if (name.op != Op::measure) throw std::logic_error("a day expression speaks of a row");
    const Measured value = measure(position_of(pack_, name.name), day);
    return value.present ? number_value(value.value) : Value{};
  };
  return evaluate(expression, {pack_.zone, look_up, true});
}

}  // namespace xingji::naive
