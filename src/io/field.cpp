#include "io/field.h"

#include <algorithm>

#include "base/text.h"

namespace xingji {
namespace {

constexpr int longest_whole_part = 12;

// A plain decimal with up to `places` places, as an integer of the smallest of them.
Fault read_decimal(std::string_view text, int places, Fault otherwise, std::int64_t& value) {
  const bool is_negative = text.front() == '-';
  std::size_t at = is_negative ? 1 : 0;
  std::int64_t sum = 0;
  const std::size_t whole_begin = at;
  const auto is_digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (; is_digit(); ++at) {
    if (sum < 100'000'000'000) sum = sum * 10 + (text[at] - '0');
  }
  if (at == whole_begin) return otherwise;
  if (at < text.size()) {
    if (text[at] != '.') return otherwise;
    const std::size_t point = at++;
    for (; is_digit() && places > 0; ++at, --places) sum = sum * 10 + (text[at] - '0');
    if (at != text.size() || at == point + 1) return otherwise;
    if (point - whole_begin > longest_whole_part) return Fault::too_large;
  } else if (at - whole_begin > longest_whole_part) {
    return Fault::too_large;
  }
  for (; places > 0; --places) sum *= 10;
  value = is_negative ? -sum : sum;
  return Fault::none;
}

Fault read_integer(std::string_view text, const Column& column, std::int64_t& value) {
  const bool is_negative = text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  if (text.empty()) return Fault::not_whole;
  std::int64_t sum = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return Fault::not_whole;
    if (sum < 100'000'000'000'000) sum = sum * 10 + (c - '0');
  }
  value = is_negative ? -sum : sum;
  return value < column.least || value > column.most ? Fault::out_of_range : Fault::none;
}

Fault read_flag(std::string_view text, std::int64_t& value) {
  if (text == "1" || text == "true") {
    value = 1;
  } else if (text == "0" || text == "false") {
    value = 0;
  } else {
    return Fault::not_a_flag;
  }
  return Fault::none;
}

Fault read_word(std::string_view text, const std::vector<std::string_view>& words, Cell& cell) {
  for (const std::string_view word : words) {
    if (word != text) continue;
    cell.text = word;
    return Fault::none;
  }
  return Fault::unknown_word;
}

}  // namespace

std::size_t cell_count(Table table) { return definition(table).columns.size() + 2; }
std::size_t recorded_at_cell(Table table) { return definition(table).columns.size(); }
std::size_t deleted_cell(Table table) { return definition(table).columns.size() + 1; }

bool is_identity(Table table, std::string_view name) {
  const TableDefinition& known = definition(table);
  const auto key = split(known.key, ' ');
  const auto account = split(known.account, ' ');
  return std::find(key.begin(), key.end(), name) != key.end() ||
         std::find(account.begin(), account.end(), name) != account.end();
}

FieldPlan plan_field(Table table, std::string_view name) {
  FieldPlan plan;
  plan.name = name;
  if (const auto position = find_column(table, name)) {
    plan.column = &definition(table).columns[*position];
    plan.cell = static_cast<std::uint32_t>(*position);
  } else if (name == recorded_at_column.name) {
    plan.column = &recorded_at_column;
    plan.cell = static_cast<std::uint32_t>(recorded_at_cell(table));
  } else if (name == deleted_column.name) {
    plan.column = &deleted_column;
    plan.cell = static_cast<std::uint32_t>(deleted_cell(table));
  }
  if (plan.column == nullptr) return plan;
  const Kind kind = plan.column->kind;
  plan.is_time = kind == Kind::instant || kind == Kind::planned;
  plan.may_be_empty = !plan.column->required;
  plan.may_be_empty_when_deleted = plan.column->required && !is_identity(table, name);
  plan.empty = empty_cell(kind);
  if (kind == Kind::id) plan.longest = longest_id;
  if (!plan.column->words.empty()) plan.words = split(plan.column->words, ' ');
  if (kind == Kind::text && plan.words.empty()) plan.longest = longest_text;
  return plan;
}

Cell empty_cell(Kind kind) { return {.number = kind == Kind::flag ? 0 : missing, .text = {}}; }

Fault read_field(const FieldPlan& plan, std::string_view text, const LocalDays& days, Cell& cell,
                 OddTimes& odd) {
  const Column& column = *plan.column;
  cell = plan.empty;
  if (text.empty()) return column.required ? Fault::empty : Fault::none;
  switch (column.kind) {
    case Kind::id:
      cell.text = text;
      return text.size() <= longest_id ? Fault::none : Fault::id_too_long;
    case Kind::text:
      cell.text = text;
      return text.size() <= longest_text ? Fault::none : Fault::text_too_long;
    case Kind::word:
      return read_word(text, plan.words, cell);
    case Kind::instant:
    case Kind::planned:
      return read_time(text, days, cell.number, odd);
    case Kind::from:
      return read_span_start(text, days, cell.number, odd);
    case Kind::to:
      return read_span_end(text, days, cell.number, odd);
    case Kind::day: {
      Day day = 0;
      const Fault fault = read_day(text, day);
      cell.number = day;
      return fault;
    }
    case Kind::flag:
      return read_flag(text, cell.number);
    case Kind::integer:
      return read_integer(text, column, cell.number);
    case Kind::money: {
      const Fault fault = read_decimal(text, 2, Fault::not_money, cell.number);
      return fault == Fault::none && cell.number < 0 ? Fault::negative_money : fault;
    }
    case Kind::decimal:
      return read_decimal(text, 6, Fault::not_decimal, cell.number);
  }
  return Fault::none;
}

}  // namespace xingji
