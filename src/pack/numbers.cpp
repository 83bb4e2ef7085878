#include "pack/numbers.h"

#include <algorithm>

#include "base/ratio.h"
#include "pack/amount.h"

namespace xingji {
namespace {

constexpr auto entry_keys = std::to_array<std::string_view>({"since", "rows_since", "value"});

std::string name_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return '\'' + (dot == std::string::npos ? path : path.substr(dot + 1)) + '\'';
}

// What most likely was meant by an amount of another type.
std::string unit_remedy(const std::string& text, Type type, const Amount& amount) {
  if (type == Type::duration && amount.type == Type::number && !text.ends_with('%')) {
    return "durations have a unit: write " + text + "min, " + text + "h or " + text + "s";
  }
  return "write for example " + std::string(example_of(type));
}

bool fits(Draft& draft, const Node& node, const std::string& path, const Amount& amount,
          const NumberRule& rule) {
  const std::string remedy =
      rule.example.empty() ? "" : "write for example " + std::string(rule.example);
  if (rule.type && amount.type != *rule.type) {
    draft.refuse(node.place,
                 "wrong unit: " + name_of(path) + " should be " +
                     std::string(with_article(*rule.type)) + ", '" + node.text + "' is " +
                     std::string(with_article(amount.type)),
                 unit_remedy(node.text, *rule.type, amount));
    return false;
  }
  const bool is_count = !rule.may_be_percent && rule.type && rule.most != micro_one;
  if (is_count && node.text.ends_with('%')) {
    draft.refuse(node.place,
                 "wrong unit: '" + node.text + "' is a percentage, and " + name_of(path) +
                     " is counted in ones",
                 "did you mean " + node.text.substr(0, node.text.size() - 1) + "?");
    return false;
  }
  if (rule.is_whole && amount.value % micro_one != 0) {
    draft.refuse(node.place, name_of(path) + " should be a whole number, not '" + node.text + "'",
                 remedy);
    return false;
  }
  if (amount.value < rule.least || amount.value > rule.most) {
    draft.refuse(node.place, "'" + node.text + "' is out of range for " + name_of(path), remedy);
    return false;
  }
  return true;
}

// Whether the text asks for something instead of being an amount.
bool is_computed(const Draft& draft, const std::string& text) {
  const std::string attribute = std::string(to_text(draft.pack.subject)) + '.';
  return !parse_amount(text) &&
         (text.find("table.") != std::string::npos || text.find(attribute) != std::string::npos);
}

// Every number that a look-up may find must fit as if it stood here.
bool check_cells(Draft& draft, const std::string& path, const Expression& look_up,
                 const NumberRule& rule) {
  const KeyTable& table = *find_key_table(draft.pack, look_up.name);
  bool all_fit = true;
  const auto check = [&](const KeyTable::Row& row) {
    const KeyTable::Cell& cell = row.cells[look_up.column];
    Node node;
    node.place = cell.place;
    node.text = format_amount({look_up.type, cell.value, ""});
    all_fit = fits(draft, node, path, {look_up.type, cell.value, ""}, rule) && all_fit;
  };
  for (const KeyTable::Row& row : table.rows) check(row);
  if (table.otherwise) check(*table.otherwise);
  return all_fit;
}

std::optional<Expression> computed_at(Draft& draft, const Node& node, const std::string& path,
                                      const NumberRule& rule) {
  constexpr std::array quantities = {Type::number, Type::duration, Type::money};
  auto expression = expression_at(draft, node, draft.number_scope(), quantities);
  if (!expression) return std::nullopt;
  if (rule.type && expression->type != *rule.type) {
    draft.refuse(node.place, "wrong unit: " + name_of(path) + " should be " +
                                 std::string(with_article(*rule.type)) + ", '" + node.text +
                                 "' is " + std::string(with_article(expression->type)));
    return std::nullopt;
  }
  const bool is_bounded =
      rule.is_whole || rule.least != NumberRule{}.least || rule.most != NumberRule{}.most;
  if (expression->op == Op::look_up) {
    if (!check_cells(draft, path, *expression, rule)) return std::nullopt;
  } else if (is_bounded) {
    draft.refuse(node.place, name_of(path) + " cannot be calculated",
                 "write a number, or one look-up: table.name(…).column");
    return std::nullopt;
  }
  return expression;
}

// A look-up's numbers have their sources in the table.
const KeyTable::Row* row_behind(const Draft& draft, const Expression& expression) {
  if (expression.op == Op::look_up) return &find_key_table(draft.pack, expression.name)->rows[0];
  for (const Expression& argument : expression.arguments) {
    if (const KeyTable::Row* row = row_behind(draft, argument)) return row;
  }
  return nullptr;
}

std::optional<Amount> amount_at(Draft& draft, const Node& node, const std::string& path,
                                const NumberRule& rule) {
  const auto text = text_at(draft, node, path.substr(path.rfind('.') + 1));
  if (!text) return std::nullopt;
  auto amount = parse_amount(*text);
  if (!amount) {
    const AmountFault fault = explain_amount(*text);
    draft.refuse(node.place, fault.message, fault.remedy);
    return std::nullopt;
  }
  if (!fits(draft, node, path, *amount, rule)) return std::nullopt;
  draft.note_amount(*amount, node.place);
  return amount;
}

// Puts the amount of one entry into the number; false when there is something wrong with it.
bool add_entry(Draft& draft, const Node& node, const Inherited& inherited, const std::string& path,
               const NumberRule& rule, Number& number, Number::Entry entry) {
  std::optional<Amount> amount;
  if (node.is_scalar() && rule.may_be_computed && is_computed(draft, node.text)) {
    entry.expression = computed_at(draft, node, path, rule);
    if (!entry.expression) return false;
    amount = Amount{entry.expression->type, 0, {}};
  } else {
    amount = amount_at(draft, node, path, rule);
  }
  const KeyTable::Row* row =
      entry.expression && !inherited.contains(node.place.file) && !has_number(*entry.expression)
          ? row_behind(draft, *entry.expression)
          : nullptr;
  entry.said = row == nullptr ? need_said(draft, node, inherited, path)
                              : Provenance{row->said.source, {}, path, node.place};
  if (!amount) return false;
  if (!number.entries.empty() && amount->type != number.type) {
    draft.refuse(node.place, "the entries of " + name_of(path) + " are of different units", "");
    return false;
  }
  number.type = amount->type;
  entry.value = amount->value;
  number.entries.push_back(std::move(entry));
  return true;
}

// since: or rows_since: of an entry, checked against the one before.
bool read_date(const Reader& reader, const NumberRule& rule, const Number& number,
               Number::Entry& entry) {
  Draft& draft = reader.draft();
  const Node* by_row = reader.find("rows_since");
  if (by_row != nullptr && !rule.may_be_by_row) {
    draft.refuse(by_row->place, "'rows_since' stands in parameters only",
                 "write 'since', or make the number a parameter that a row expression uses");
    return false;
  }
  if (by_row != nullptr && reader.find("since") != nullptr) {
    draft.refuse(by_row->place, "an entry has 'since' or 'rows_since', not both", "");
    return false;
  }
  entry.by_row = by_row != nullptr;
  entry.since = reader.day(entry.by_row ? "rows_since" : "since");
  const bool has_date = by_row != nullptr || reader.find("since") != nullptr;
  if (!entry.since && (has_date || reader.has_stray_keys())) return false;
  const Place place = entry.by_row ? by_row->place : reader.place();
  if (number.entries.empty()) return true;
  const Number::Entry& before = number.entries.back();
  if (!entry.since) {
    draft.refuse(place, "only the first dated entry may leave out 'since'", "");
    return false;
  }
  if (before.since && *before.since >= *entry.since) {
    draft.refuse(place, "dated entries stand in the order of their days", "oldest first");
    return false;
  }
  if (before.since && before.by_row != entry.by_row) {
    draft.refuse(place, "'since' and 'rows_since' cannot be mixed in one number", "");
    return false;
  }
  return true;
}

Number read_dated(Draft& draft, std::span<const Node> items, const Inherited& inherited,
                  const std::string& path, const NumberRule& rule) {
  Number number;
  bool is_right = true;
  for (const Node& item : items) {
    const Reader reader(draft, item, item.place, path, inherited, entry_keys);
    Number::Entry entry;
    const Node* value = reader.need("value", "value: 80%");
    const bool is_dated = read_date(reader, rule, number, entry);
    is_right = is_right && value != nullptr && is_dated;
    if (value == nullptr) continue;
    is_right = add_entry(draft, *value, reader.inherited(), path, rule, number, std::move(entry)) &&
               is_right;
  }
  if (!is_right) return {rule.type.value_or(Type::number), {}};
  // An undated first entry is chosen the same way as those after it.
  for (Number::Entry& entry : number.entries) entry.by_row = number.entries.back().by_row;
  return number;
}

}  // namespace

Number read_number(Draft& draft, const Node& node, const Inherited& inherited,
                   const std::string& path, const NumberRule& rule) {
  if (node.is_list()) {
    if (node.items.empty()) draft.refuse(node.place, name_of(path) + " is an empty list");
    return read_dated(draft, node.items, inherited, path, rule);
  }
  if (node.is_map()) return read_dated(draft, {&node, 1}, inherited, path, rule);
  Number number;
  number.type = rule.type.value_or(likely_type(node.text));
  add_entry(draft, node, inherited, path, rule, number, {});
  return number;
}

std::optional<Number> find_number(const Reader& reader, std::string_view key,
                                  const NumberRule& rule) {
  const Node* node = reader.find(key);
  if (node == nullptr) return std::nullopt;
  return read_number(reader.draft(), *node, reader.inherited(), reader.path_of(key), rule);
}

Number need_number(const Reader& reader, std::string_view key, const NumberRule& rule) {
  reader.need(key, rule.example.empty() ? "" : std::string(key) + ": " + std::string(rule.example));
  return find_number(reader, key, rule).value_or(Number{rule.type.value_or(Type::number), {}});
}

NumberRule weight_rule() {
  NumberRule rule;
  rule.least = 1;
  rule.most = micro_one;
  rule.example = "20%";
  return rule;
}

}  // namespace xingji
