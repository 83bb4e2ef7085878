#include "naive/waiting.h"

#include <algorithm>

#include "naive/csv.h"
#include "naive/days.h"
#include "naive/measures.h"
#include "naive/providers.h"

namespace xingji::naive {
namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string write_time(const Value& instant, const Zone& zone) {
  if (!instant.present) return "";
  const auto seconds = static_cast<Instant>(instant.number.top);
  const int clock = clock_at(seconds, zone);
  return write_day(day_at(seconds, zone)) + ' ' + two_digits(clock / 3600) + ':' +
         two_digits(clock / 60 % 60) + ':' + two_digits(clock % 60);
}

std::string key_of(const Fact& fact) {
  return fact.cell(std::string(definition(fact.table).key)).text;
}

// `order,amount,product` of a row: the two last its own where it has them, else of its order.
std::string told(const Fact& fact, const View& view) {
  const Fact* order = order_of(fact, view);
  const auto find = [&](const std::string& name) -> Value {
    for (const Fact* at : {&fact, order}) {
      if (at == nullptr || !find_column(at->table, name)) continue;
      const Value value = seen(*at, *find_column(at->table, name), view);
      if (value.present) return value;
    }
    return {};
  };
  const Value amount = find("amount");
  return csv_field(order == nullptr ? "" : order->cell("order_id").text) + ',' +
         (amount.present ? plain_decimal(amount.number) : "") + ',' +
         csv_field(std::string(find("product_id").text));
}

/// Appeals take rows out by this column; a deadline that waits for it is one to appeal by.
std::string taken_out_by(Table table) {
  if (table == Table::disputes) return "appeal_upheld_at";
  if (table == Table::ratings) return "voided_at";
  return table == Table::rulings || table == Table::violations ? "lifted_at" : "";
}

bool is_to_appeal(const Task& task) {
  const auto column = find_column(task.rows.table, taken_out_by(task.rows.table));
  return column && task.has_clock && task.done.op == Op::column && !task.done.of_order &&
         task.done.column == *column;
}

bool is_appealed(const std::vector<const Fact*>& appeals, const Fact& fact, Instant at) {
  const std::string about = std::string(definition(fact.table).name) + '/' + key_of(fact);
  return std::any_of(appeals.begin(), appeals.end(), [&](const Fact* appeal) {
    const std::string& status = appeal->cell("status").text;
    const Cell& decided = appeal->cell("decided_at");
    const bool is_back = status == "withdrawn" && (!decided.present || decided.number <= at);
    return appeal->cell("about").text == about && status != "draft" && !is_back &&
           appeal->cell("filed_at").number <= at;
  });
}

bool is_in_force(const Task& task, Day day) {
  return (!task.since || *task.since <= day) && (!task.until || day <= *task.until);
}

}  // namespace

std::string Subject::fine(const Task& task, const Fact& fact, const View& view, Day anchor_day) {
  if (!task.fine) return "";
  const Task::Fine& fine = *task.fine;
  if (fine.each) return plain_decimal(*number(*fine.each, view.day));
  const Value of = evaluate_row(*this, fine.of, fact, view, anchor_day);
  if (!of.present) return "";
  Fraction money = rounded(of.number * *number(*fine.share, view.day), 2);
  if (fine.least && money < *number(*fine.least, view.day)) money = *number(*fine.least, view.day);
  if (fine.most && *number(*fine.most, view.day) < money) money = *number(*fine.most, view.day);
  return plain_decimal(money);
}

Ranks Subject::ranks(const Task& task, const Fact& fact, const View& view, Day anchor_day) {
  Ranks ranks;
  for (const Expression& first : task.first) {
    const Value value = evaluate_row(*this, first, fact, view, anchor_day);
    if (first.type == Type::flag) {
      ranks.emplace_back(Fraction{value.is_true() ? 1 : 0});
    } else {
      ranks.push_back(value.present ? std::optional(value.number) : std::nullopt);
    }
  }
  return ranks;
}

std::optional<std::pair<std::string, Ranks>> Subject::waiting(const Task& task, const Fact& fact,
                                                              Instant at) {
  const Day today = day_at(at, pack_.zone);
  View view{pack_, today, at, {}, {}};
  if (!is_there(fact, view)) return std::nullopt;
  view.due = later_due(task.rows, fact, view);
  const Value anchor = evaluate_row(*this, task.rows.by_day, fact, view, today);
  const Day day =
      anchor.present ? day_at(static_cast<Instant>(anchor.number.top), pack_.zone) : today;
  if (!is_own(task.rows, fact, view, day)) return std::nullopt;
  if (evaluate_row(*this, task.done, fact, view, day).present) return std::nullopt;
  for (const Measure::Filter& filter : task.rows.filters) {
    if (!evaluate_row(*this, filter.condition, fact, view, day).is_true()) return std::nullopt;
  }
  if (is_out(task.rows, fact, view, day)) return std::nullopt;
  if (is_to_appeal(task) && is_appealed(rows(Table::appeals), fact, at)) return std::nullopt;
  const Value due = task.has_clock ? anchor : Value{};
  const Value began{true, {event_of(fact)->number}, {}};
  std::string line = write_time(began, pack_.zone) + ',' + write_time(due, pack_.zone) + ',';
  if (due.present) line += plain_decimal(due.number - Fraction{at});
  line += ',';
  if (task.points) {
    if (const auto points = number(*task.points, today)) line += plain_decimal(*points);
  }
  line += ',';
  line += fine(task, fact, view, day);
  line += ',';
  line += told(fact, view);
  return std::pair(line, ranks(task, fact, view, day));
}

std::vector<std::pair<std::string, Ranks>> Subject::waiting(Instant at) {
  std::vector<std::pair<std::string, Ranks>> rows_waiting;
  for (const Task& task : pack_.tasks) {
    if (!is_in_force(task, day_at(at, pack_.zone))) continue;
    for (const Fact* fact : rows(task.rows.table)) {
      const auto row = waiting(task, *fact, at);
      if (!row) continue;
      rows_waiting.emplace_back(csv_field(name()) + ',' + task.id + ',' +
                                    std::string(definition(fact->table).name) + ',' +
                                    csv_field(key_of(*fact)) + ',' + row->first,
                                row->second);
    }
  }
  return rows_waiting;
}

std::map<std::string, Ranks> naive_ranks(const NaiveFacts& facts, const Pack& pack, Instant at,
                                         Instant known_at) {
  const KnownFacts known = facts_known_at(facts_for(pack, facts), known_at);
  std::map<std::string, Ranks> lines;
  for (const auto& [name, scored] : subjects_of(known, pack)) {
    for (auto& [line, ranks] : Subject(known, pack, scored.account, scored.key).waiting(at)) {
      lines.emplace(line, std::move(ranks));
    }
  }
  return lines;
}

std::vector<std::string> naive_waiting(const NaiveFacts& facts, const Pack& pack, Instant at,
                                       Instant known_at) {
  std::vector<std::string> lines;
  for (const auto& [line, ranks] : naive_ranks(facts, pack, at, known_at)) lines.push_back(line);
  return lines;
}

}  // namespace xingji::naive
