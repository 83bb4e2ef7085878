#include "naive/measures.h"

#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>
#include <tuple>

#include "naive/days.h"
#include "naive/peers.h"
#include "pack/rest.h"

namespace xingji::naive {
namespace {

bool is_covered(const std::vector<Days>& covered, Day day) {
  return std::any_of(covered.begin(), covered.end(),
                     [&](const Days& days) { return days.first <= day && day <= days.second; });
}

/// Whether a period of a month's length ends with the day; `ending` 31: with its calendar month.
bool ends_month(Day day, int ending) {
  if (ending == 31) return month_number(day) != month_number(day + 1);
  const std::string text = write_day(day);
  return std::stoi(text.substr(text.size() - 2)) == ending;
}

/// The ⌈q·n⌉-th smallest: the first value that so large a share of all lies at or below.
Value quantile(std::vector<Fraction> values, const Fraction& share) {
  std::sort(values.begin(), values.end());
  const Fraction all{static_cast<std::int64_t>(values.size())};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(Fraction{static_cast<std::int64_t>(i + 1)} < share * all)) return number_value(values[i]);
  }
  return {};
}

Value total_of(const std::vector<Part>& parts) {
  Fraction total;
  for (const Part& part : parts) total = total + part.value.number * part.weight;
  return number_value(total);
}

Value count_different(const std::vector<Part>& parts) {
  std::set<std::tuple<std::string_view, Wide, Wide>> different;
  for (const auto& [value, weight] : parts) {
    different.insert({value.text, value.number.top, value.number.bottom});
  }
  return number_value({static_cast<std::int64_t>(different.size())});
}

Value made_of(Subject& subject, const Measure& measure, const std::vector<Part>& parts, Day day) {
  if (measure.kind == Measure::Kind::distinct) return count_different(parts);
  if (measure.kind != Measure::Kind::quantile) return total_of(parts);
  std::vector<Fraction> values;
  values.reserve(parts.size());
  for (const Part& part : parts) values.push_back(part.value.number);
  return quantile(values, subject.number(measure.quantile, day).value());
}

bool passes_all(Subject& subject, const Measure& measure, const Fact& fact, const View& view,
                Day anchor_day) {
  return std::all_of(
      measure.filters.begin(), measure.filters.end(), [&](const Measure::Filter& filter) {
        return evaluate_row(subject, filter.condition, fact, view, anchor_day).is_true();
      });
}

}  // namespace

const std::vector<const Fact*>& Subject::rows(Table table) const {
  static const std::vector<const Fact*> none;
  const auto account = facts_.accounts.find(id_);
  if (account == facts_.accounts.end()) return none;
  return account->second.rows[static_cast<std::size_t>(table)];
}

std::vector<std::string> Subject::names() const {
  if (!key_.empty()) return key_ == id_ ? std::vector{key_} : std::vector{name(), key_};
  const bool is_within = pack_.subject != Pack::Subject::shop && id_.find('/') != std::string::npos;
  return is_within ? std::vector{id_, id_.substr(id_.rfind('/') + 1)} : std::vector{id_};
}

std::vector<const Fact*> Subject::own_rows(Table table) const {
  std::vector<const Fact*> own;
  for (const std::string& name : names()) {
    const auto account = facts_.accounts.find(name);
    if (account == facts_.accounts.end()) continue;
    const auto& rows = account->second.rows[static_cast<std::size_t>(table)];
    own.insert(own.end(), rows.begin(), rows.end());
  }
  return own;
}

bool Subject::is_own(const Measure& measure, const Fact& fact, const View& view, Day anchor_day) {
  if (!measure.by) return true;
  const Value owner = evaluate_row(*this, *measure.by, fact, view, anchor_day);
  return owner.present && owner.text == key_;
}

std::vector<const Fact*> Subject::filings() const {
  std::vector<const Fact*> filings = rows(Table::exemptions);
  if (const auto platform = facts_.accounts.find(""); platform != facts_.accounts.end()) {
    const auto& notices = platform->second.rows[static_cast<std::size_t>(Table::exemptions)];
    filings.insert(filings.end(), notices.begin(), notices.end());
  }
  return filings;
}

bool Subject::is_out(const Measure& measure, const Fact& fact, const View& view,
                     std::optional<Day> anchor_day) {
  for (const std::size_t exemption : measure.exemptions) {
    for (const Fact* filing : filings()) {
      if (is_exempt(*this, pack_.exemptions.at(exemption), *filing, fact, view, anchor_day)) {
        return true;
      }
    }
  }
  return false;
}

std::optional<Fraction> Subject::later_due(const Measure& measure, const Fact& fact,
                                           const View& view) {
  std::optional<Fraction> due;
  for (const std::size_t extension : measure.extensions) {
    for (const Fact* filing : filings()) {
      const Cell& later = filing->cell("new_due_at");
      if (!later.present || (due && Fraction{later.number} < *due)) continue;
      if (is_exempt(*this, pack_.exemptions.at(extension), *filing, fact, view, std::nullopt)) {
        due = Fraction{later.number};
      }
    }
  }
  return due;
}

std::optional<Days> Subject::window_days(const Window& window, Day day) {
  for (const Window::Choice& choice : window.choices) {
    if (choice.when && !evaluate_day(*choice.when, day - 1, Seen::facts).is_true()) continue;
    if (choice.month_ending == 0) return Days{day + choice.from, day + choice.to};
    Day first = day;
    while (!ends_month(first - 1, choice.month_ending)) --first;
    return Days{first, day};
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
  bool is_partial = !coverage_of_window.all;
  if (asks_calendar(measure, pack_)) {
    const WorkCalendar& calendar = pack_.calendar.value();
    if (day > calendar.last || window->second < calendar.first) return {};
    is_partial |= window->first < calendar.first;
  }
  const Value made = made_of(*this, measure, parts(measure, *window, day), day);
  return {made.present, made.number, is_partial, true};
}

View Subject::looking(const Measure& measure, const Fact& fact, Day day) {
  View view = view_of(pack_, day);
  if (looks_later_) view.end = std::numeric_limits<Instant>::max();
  view.has_order = [this, day](std::size_t selection, const Fact& order) {
    return members(selection, day).contains(&order);
  };
  view.due = later_due(measure, fact, view);
  return view;
}

bool Subject::belongs(const Measure& measure, const Fact& fact, Day day) {
  return std::all_of(measure.selections.begin(), measure.selections.end(),
                     [&](std::size_t s) { return members(s, day).contains(&fact); });
}

const std::set<const Fact*>& Subject::members(std::size_t selection, Day day) {
  const auto known = members_.find({selection, day});
  if (known != members_.end()) return known->second;
  std::set<const Fact*> selected = select(pack_.selections.at(selection), day);
  return members_[{selection, day}] = std::move(selected);
}

std::set<const Fact*> Subject::select(const Selection& selection, Day day) {
  struct Ranked {
    const Fact* fact;
    Fraction order;
  };
  std::map<std::vector<std::tuple<std::string_view, Wide, Wide>>, std::vector<Ranked>> groups;
  std::set<const Fact*> selected;
  for (const Fact* fact : rows(selection.rows, day)) {
    const View view = looking(selection.rows, *fact, day);
    if (!is_there(*fact, view)) continue;
    const Value anchor = evaluate_row(*this, selection.rows.by_day, *fact, view, std::nullopt);
    if (!anchor.present) continue;
    const Day anchor_day =
        day_at(static_cast<Instant>(anchor.number.top / anchor.number.bottom), pack_.zone);
    if (selection.ranked_in) {
      const auto window = window_days(pack_.measures.at(*selection.ranked_in).window, day);
      if (anchor_day < window.value().first || anchor_day > window.value().second) continue;
    }
    if (!is_own(selection.rows, *fact, view, anchor_day)) continue;
    if (!passes_all(*this, selection.rows, *fact, view, anchor_day)) continue;
    if (is_out(selection.rows, *fact, view, anchor_day)) continue;
    if (!belongs(selection.rows, *fact, day)) continue;
    if (!selection.keep) {
      selected.insert(fact);
      continue;
    }
    const Value order = evaluate_row(*this, selection.keep->ordered_by, *fact, view, anchor_day);
    bool has_all = order.present;
    std::vector<std::tuple<std::string_view, Wide, Wide>> keys;
    for (const Expression& expression : selection.keep->within) {
      const Value key = evaluate_row(*this, expression, *fact, view, anchor_day);
      has_all = has_all && key.present;
      keys.emplace_back(key.text, key.number.top, key.number.bottom);
    }
    if (has_all) groups[keys].push_back({fact, order.number});
  }
  for (auto& [keys, group] : groups) {
    std::sort(group.begin(), group.end(), [](const Ranked& a, const Ranked& b) {
      return a.order == b.order ? stands_before(a.fact, b.fact) : a.order < b.order;
    });
    if (!selection.keep->is_first) std::reverse(group.begin(), group.end());
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (static_cast<int>(i) < selection.keep->most) selected.insert(group[i].fact);
    }
  }
  return selected;
}

std::vector<Part> Subject::parts(const Measure& measure, const Days& window, Day day) {
  std::vector<Part> parts;
  for (const Fact* fact : rows(measure, day)) {
    const View view = looking(measure, *fact, day);
    if (!is_there(*fact, view)) continue;
    const Value anchor = evaluate_row(*this, measure.by_day, *fact, view, std::nullopt);
    if (!anchor.present) continue;
    const auto second = static_cast<Instant>(anchor.number.top / anchor.number.bottom);
    const Day anchor_day = day_at(second, pack_.zone);
    if (anchor_day < window.first || anchor_day > window.second) continue;
    if (!is_own(measure, *fact, view, anchor_day)) continue;
    if (!passes_all(*this, measure, *fact, view, anchor_day)) continue;
    if (is_out(measure, *fact, view, anchor_day)) continue;
    if (!belongs(measure, *fact, day)) continue;
    const auto worth = [&](const std::optional<Expression>& expression) {
      return expression ? evaluate_row(*this, *expression, *fact, view, anchor_day)
                        : number_value({1});
    };
    const Value value = worth(measure.value);
    const Value weight = worth(measure.weight);
    if (value.present && weight.present) parts.push_back({value, weight.number});
  }
  return parts;
}

Measured Subject::by_facts(std::size_t position, Day day) {
  const auto known = known_.find({position, day});
  if (known != known_.end()) return known->second;
  const Measured computed = compute(pack_.measures.at(position), day);
  known_[{position, day}] = computed;
  return computed;
}

Measured Subject::measure(std::size_t position, Day day) {
  const Measured facts = by_facts(position, day);
  if (const auto count = counted(position, day)) {
    return Measured{true, count->number, count->is_partial, true, true};
  }
  if (facts.is_covered && !facts.is_partial) return facts;
  const auto own = lent(position, day, [&](std::size_t side) { return side == position; });
  if (own) return *own;
  const auto same = lent(position, day, [&](std::size_t side) {
    return count_the_same(pack_.measures[side], pack_.measures[position], pack_);
  });
  return same ? *same : left_over(position, day).value_or(facts);
}

std::optional<GivenNumbers> Subject::given(std::size_t indicator, Day day) {
  const auto known = given_.find({indicator, day});
  if (known != given_.end()) return known->second;
  return given_[{indicator, day}] = believed(indicator, day);
}

std::optional<GivenNumbers> Subject::believed(std::size_t position, Day day) {
  const Indicator& indicator = pack_.indicators.at(position);
  bool is_covered_fully = true;
  bool is_covered_somehow = true;
  for (const std::size_t used : measures_of(indicator.value, pack_)) {
    const Measured facts = by_facts(used, day);
    is_covered_somehow &= facts.is_covered;
    is_covered_fully &= facts.is_covered && !facts.is_partial;
  }
  std::optional<GivenNumbers> tallies;
  if (indicator.numerator && indicator.denominator) {
    const auto numerator = window_days(pack_.measures[*indicator.numerator].window, day);
    const auto denominator = window_days(pack_.measures[*indicator.denominator].window, day);
    if (numerator && denominator) {
      tallies = tallied(facts_, {names(), id_}, pack_, indicator, {*numerator, *denominator});
    }
  }
  const auto reading = read_off(facts_, names(), pack_, indicator, day);
  for (const Belief belief : pack_.belief) {
    if (belief == Belief::facts && is_covered_fully) return std::nullopt;
    if (belief == Belief::tallies && tallies && !tallies->is_partial) return tallies;
    if (belief == Belief::readings && reading) return by_counts(indicator, *reading, day);
    if (belief == Belief::partial_facts && tallies) return tallies;
    if (belief == Belief::partial_facts && is_covered_somehow) return std::nullopt;
  }
  return std::nullopt;
}

/// In the order of belief; nothing: facts, or what stands beside an indicator.
std::optional<GivenCount> Subject::counted(std::size_t position, Day day) {
  const Measured facts = by_facts(position, day);
  std::optional<GivenCount> daily;
  if (const auto window = window_days(pack_.measures[position].window, day)) {
    daily = counted_daily(facts_, {names(), id_}, pack_, position, *window);
  }
  const auto taken = [&](const std::optional<GivenCount>& count) {
    return count && is_whole(count->number, pack_.measures[position]) ? count : std::nullopt;
  };
  for (const Belief belief : pack_.belief) {
    if (belief == Belief::facts && facts.is_covered && !facts.is_partial) return std::nullopt;
    if (belief == Belief::tallies && daily && !daily->is_partial) return taken(daily);
    if (belief == Belief::readings) {
      if (const auto count = count_read(facts_, names(), pack_, position, day)) return count;
    }
    if (belief == Belief::partial_facts && daily) return taken(daily);
    if (belief == Belief::partial_facts && facts.is_covered) return std::nullopt;
  }
  return std::nullopt;
}

Value Subject::on_earlier_days(const Expression& past, Day day) {
  const Expression& asked = past.arguments.at(0);
  if (past.of_past == OfPast::yesterday) return evaluate_day(asked, day - 1);
  std::vector<Fraction> values;
  for (Day each = day - past.days + 1; each <= day; ++each) {
    const Value value = evaluate_day(asked, each);
    if (!value.present) return {};
    values.push_back(value.number);
  }
  return quantile(values, in_units(Type::number, past.literal));
}

Value Subject::evaluate_day(const Expression& expression, Day day) {
  return evaluate_day(expression, day, Seen::all);
}

Value Subject::evaluate_day(const Expression& expression, Day day, Seen seen) {
  const auto look_up = [&](const Expression& name) -> Value {
    if (name.op == Op::column || name.op == Op::join) {
      throw std::logic_error("a day expression speaks of a row");
    }
    if (name.op == Op::past) return on_earlier_days(name, day);
    if (name.op == Op::shown) return number_value(shown_);
    if (name.op == Op::peer) return market_->figure(*this, name, day);
    if (name.op != Op::measure) return shared_name(name, day, std::nullopt);
    const std::size_t position = position_of(pack_, name.name);
    const Measured value = seen == Seen::facts ? by_facts(position, day) : measure(position, day);
    return value.present ? number_value(value.value) : Value{};
  };
  Surroundings around{pack_, day, look_up, true};
  if (seen == Seen::all) {
    around.given_quotient = [&](const Expression& each) { return given_quotient(each, day); };
  }
  return evaluate(expression, around);
}

}  // namespace xingji::naive
