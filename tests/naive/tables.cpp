// Numbers that depend on the subject: its attributes, the pack's tables, and what is computed from
// them.
#include <algorithm>
#include <stdexcept>

#include "naive/days.h"
#include "naive/measures.h"

namespace xingji::naive {
namespace {

/// "80%", "48h", "12.50 CNY", "3": the amount in the units of `Value`, or nothing.
std::optional<Fraction> amount_in(Type type, const std::string& text) {
  std::size_t end = 0;
  Fraction amount;
  Wide scale = 0;  // 0 before the point
  const bool is_negative = text.starts_with('-');
  if (is_negative) ++end;
  const std::size_t begin = end;
  for (; end < text.size(); ++end) {
    if (text[end] == '.' && scale == 0) {
      scale = 1;
      continue;
    }
    if (text[end] < '0' || text[end] > '9') break;
    amount = amount * Fraction{10} + Fraction{text[end] - '0'};
    scale *= 10;
  }
  const bool is_written_out = end > begin && text[begin] != '.' && text[end - 1] != '.';
  if (!is_written_out) return std::nullopt;
  if (scale > 1) amount = amount / Fraction{scale};
  if (is_negative) amount = Fraction{0} - amount;
  const std::string unit = text.substr(end);
  if (type == Type::number && unit == "%") amount = amount / Fraction{100};
  if (type == Type::duration && unit == "h") amount = amount * Fraction{3600};
  if (type == Type::duration && unit == "min") amount = amount * Fraction{60};
  const bool is_of_type = type == Type::number     ? unit.empty() || unit == "%"
                          : type == Type::duration ? unit == "h" || unit == "min" || unit == "s"
                                                   : unit.empty() || unit.starts_with(' ');
  // Nothing is finer than millionths, whole seconds and cents.
  const int decimals = type == Type::number ? 6 : type == Type::duration ? 0 : 2;
  if (!is_of_type || !(rounded(amount, decimals) == amount)) return std::nullopt;
  return amount;
}

/// "1,500", "¥1500.50", "1500元": digits in groups of three, with the signs of the money taken off.
std::optional<Fraction> money_as_people_write(std::string text) {
  for (const std::string sign : {"¥", "￥"}) {
    if (text.starts_with(sign)) text.erase(0, sign.size());
  }
  const std::string unit = "元";
  if (text.ends_with(unit)) text.erase(text.size() - unit.size());
  if (text.find(',') != std::string::npos && text.find(',') > 3) return std::nullopt;
  const std::size_t whole = std::min(text.find('.'), text.size());
  for (std::size_t comma = text.rfind(','); comma != std::string::npos; comma = text.rfind(',')) {
    if (comma == 0 || comma + 4 > whole || (whole - comma) % 4 != 0) return std::nullopt;
    text.erase(comma, 1);
  }
  return amount_in(Type::money, text);
}

std::optional<Fraction> money_in(const std::string& text, const std::string& currency) {
  const std::string unit = text.substr(std::min(text.find(' '), text.size()));
  if (!unit.empty() && !currency.empty() && unit != " " + currency) return std::nullopt;
  auto amount = amount_in(Type::money, text);
  const bool is_of_yuan = currency.empty() || currency == "CNY";
  const bool has_sign = text.find_first_not_of("0123456789.,") != std::string::npos;
  if (!amount && (is_of_yuan || !has_sign)) amount = money_as_people_write(text);
  return amount && !(*amount < Fraction{0}) ? amount : std::nullopt;
}

Value attribute_value(Type type, const std::string& text, const std::string& currency) {
  if (type == Type::money) {
    const auto amount = money_in(text, currency);
    return amount ? number_value(*amount) : Value{};
  }
  if (type == Type::text) return text_value(text);
  if (type == Type::flag) {
    const bool is_true = text == "true" || text == "1";
    return is_true || text == "false" || text == "0" ? flag_value(is_true) : Value{};
  }
  const auto amount = amount_in(type, text);
  return amount ? number_value(*amount) : Value{};
}

bool is_beginning_of(std::string_view prefix, std::string_view path) {
  return path == prefix || path.starts_with(std::string(prefix) + "/");
}

bool matches(const KeyTable::Key& key, const KeyTable::Cell& cell, const Value& asked) {
  if (key.match == KeyTable::Match::prefix) return is_beginning_of(cell.text, asked.text);
  if (key.type == Type::text) return cell.text == asked.text;
  const Fraction number = in_units(key.type, cell.value);
  if (key.match == KeyTable::Match::at_least) return !(asked.number < number);
  if (key.match == KeyTable::Match::at_most) return !(number < asked.number);
  return number == asked.number;
}

/// Smaller is closer.
std::int64_t distance(const KeyTable::Key& key, const KeyTable::Cell& cell) {
  if (key.match == KeyTable::Match::prefix) return -static_cast<std::int64_t>(cell.text.size());
  if (key.match == KeyTable::Match::at_least) return -cell.value;
  if (key.match == KeyTable::Match::at_most) return cell.value;
  return 0;
}

using Rows = std::vector<const KeyTable::Row*>;

void keep_closest(const KeyTable& table, std::size_t key, Rows& rows) {
  std::int64_t best = 0;
  for (const KeyTable::Row* row : rows) {
    const std::int64_t own = distance(table.keys[key], row->keys[key]);
    if (row == rows.front() || own < best) best = own;
  }
  std::erase_if(rows, [&](const KeyTable::Row* row) {
    return distance(table.keys[key], row->keys[key]) != best;
  });
}

Rows begun(const KeyTable& table, Day day) {
  Rows rows;
  for (const KeyTable::Row& row : table.rows) {
    if (!row.since || *row.since <= day) rows.push_back(&row);
  }
  return rows;
}

const KeyTable::Row* row_for(const KeyTable& table, const std::vector<Value>& keys, Day day) {
  if (std::any_of(keys.begin(), keys.end(), [](const Value& key) { return !key.present; })) {
    return nullptr;
  }
  Rows rows = begun(table, day);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    std::erase_if(rows, [&](const KeyTable::Row* row) {
      return !matches(table.keys[k], row->keys[k], keys[k]);
    });
  }
  for (std::size_t k = 0; k < keys.size() && !rows.empty(); ++k) keep_closest(table, k, rows);
  if (rows.empty()) return table.otherwise ? &*table.otherwise : nullptr;
  return *std::max_element(rows.begin(), rows.end(),
                           [](const auto* a, const auto* b) { return a->since < b->since; });
}

}  // namespace

Value table_value(const Expression& expression, const Pack& pack, const std::vector<Value>& keys,
                  Day day) {
  for (const KeyTable& table : pack.tables) {
    if (table.id != expression.name) continue;
    if (expression.op == Op::is_listed) {
      if (!keys.at(0).present) return {};
      const Rows rows = begun(table, day);
      return flag_value(std::any_of(rows.begin(), rows.end(), [&](const KeyTable::Row* row) {
        return matches(table.keys[0], row->keys[0], keys[0]);
      }));
    }
    const KeyTable::Row* row = row_for(table, keys, day);
    if (row == nullptr) return {};
    return number_value(in_units(expression.type, row->cells.at(expression.column).value));
  }
  throw std::logic_error("the pack has no table " + expression.name);
}

Value Subject::attribute(std::size_t position, Day day) const {
  const Attribute& attribute = pack_.attributes.at(position);
  const Instant end = last_second(day, pack_.zone);
  if (attribute.open_over_days) {
    for (const Fact* shop : own_rows(Table::shops)) {
      const Cell& opened_at = shop->cell("opened_at");
      if (!opened_at.present) continue;
      return flag_value(day - day_at(opened_at.number, pack_.zone) > *attribute.open_over_days);
    }
  }
  const Fact* found = nullptr;
  for (const Fact* fact : own_rows(Table::attributes)) {
    if (fact->cell("subject_kind").text != to_text(pack_.subject)) continue;
    if (fact->cell("name").text != attribute.id || fact->cell("from").number > end) continue;
    const Cell& to = fact->cell("to");
    if (to.present && to.number <= end) continue;
    if (!attribute_value(attribute.type, fact->cell("value").text, pack_.currency).present)
      continue;
    if (found == nullptr || found->cell("from").number < fact->cell("from").number) found = fact;
  }
  if (found == nullptr) return attribute.type == Type::flag ? flag_value(false) : Value{};
  return attribute_value(attribute.type, found->cell("value").text, pack_.currency);
}

Value Subject::shared_name(const Expression& name, Day day, std::optional<Day> anchor_day) {
  if (name.op == Op::attribute) {
    return attribute(name.column, name.at_row ? anchor_day.value_or(day) : day);
  }
  if (name.op != Op::parameter) throw std::logic_error("a name that the twin does not know");
  for (const Parameter& each : pack_.parameters) {
    if (each.id != name.name) continue;
    const auto amount = number(each.number, day, anchor_day);
    return amount ? number_value(*amount) : Value{};
  }
  throw std::logic_error("the pack has no parameter " + name.name);
}

std::optional<Fraction> Subject::number(const Number& number, Day judged,
                                        std::optional<Day> anchor_day) {
  const Number::Entry* holds = nullptr;
  for (const Number::Entry& entry : number.entries) {
    const Day day = entry.by_row ? anchor_day.value_or(judged) : judged;
    if (!entry.since || *entry.since <= day) holds = &entry;
  }
  if (holds == nullptr) return std::nullopt;
  if (!holds->expression) return in_units(number.type, holds->value);
  const Value value = evaluate_day(*holds->expression, judged);
  if (!value.present) return std::nullopt;
  const int decimals = number.type == Type::number ? 6 : number.type == Type::money ? 2 : 0;
  return rounded(value.number, decimals);
}

std::optional<Fraction> Subject::needed(const Number& number, Day day) {
  const auto amount = this->number(number, day);
  if (!amount) lacks_number_ = true;
  return amount;
}

}  // namespace xingji::naive
