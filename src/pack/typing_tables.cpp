#include "pack/typing_tables.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/draft.h"

namespace xingji {
namespace {

constexpr auto subjects = std::to_array<std::string_view>({"shop", "agent", "provider", "product"});

NameFault unknown(const Scope& scope, std::string_view what, const std::string& name,
                  const std::vector<std::string>& known, const std::string& none) {
  std::string remedy = did_you_mean(name, known);
  NameFault told;
  told.is_told = remedy.empty() && is_unread(scope, out_of_joint);
  if (told.is_told) return told;
  if (remedy.empty()) remedy = known.empty() ? none : "known: " + with_commas(known);
  return {"unknown " + std::string(what) + " '" + name + "'", remedy};
}

const KeyTable* table_of(const Syntax& node, const Walk& walk) {
  const std::vector<KeyTable> none;
  const std::vector<KeyTable>& tables = walk.scope.tables != nullptr ? *walk.scope.tables : none;
  for (const KeyTable& table : tables) {
    if (table.id == node.table) return &table;
  }
  if (is_unread(walk.scope, node.table)) return nullptr;
  walk.refuse(node.sign_at, unknown(walk.scope, "table", node.table, ids_of(tables),
                                    "list it under 'tables', with its keys and rows"));
  return nullptr;
}

// Both sides of a key are of one type; text that is written out leans on the table's.
std::optional<Expression> check_key(const Syntax& part, const KeyTable::Key& key,
                                    const Walk& walk) {
  Expression expected;
  expected.type = key.type;
  auto checked = walk.check(part, &expected);
  if (!checked || checked->type == key.type) return checked;
  walk.refuse(part.begin,
              {"wrong unit: the key '" + key.id + "' is " + std::string(with_article(key.type)) +
                   " and '" + std::string(walk.text.substr(part.begin, part.end - part.begin)) +
                   "' is " + std::string(with_article(checked->type)),
               "'keys: { " + key.id + ": { match: …, type: … } }' can say what it is"});
  return std::nullopt;
}

}  // namespace

bool is_subject(std::string_view word) {
  return std::find(subjects.begin(), subjects.end(), word) != subjects.end();
}

std::variant<Expression, NameFault> find_attribute(const Scope& scope, const std::string& owner,
                                                   const std::string& name) {
  if (owner != scope.subject) {
    return NameFault{
        "'" + owner + "." + name + "': this pack judges " +
            (scope.subject.empty() ? "nobody with attributes" : "a " + std::string(scope.subject)),
        scope.subject.empty() ? "" : "write " + std::string(scope.subject) + '.' + name};
  }
  NameFault told;
  told.is_told = true;
  if (is_unread(scope, name)) return told;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < scope.attributes.size(); ++i) {
    known.push_back(scope.attributes[i].id);
    if (known.back() != name) continue;
    Expression found;
    found.op = Op::attribute;
    found.type = scope.attributes[i].type;
    found.name = owner + '.' + name;
    found.column = i;
    return found;
  }
  NameFault fault = unknown(scope, "attribute", name, known,
                            "list it with its type: 'attributes: { " + name + ": text }'");
  fault.is_member = true;
  return fault;
}

std::optional<Expression> check_look_up(const Syntax& node, const Walk& walk) {
  const KeyTable* table = table_of(node, walk);
  if (table == nullptr) return std::nullopt;
  Expression result;
  result.op = Op::look_up;
  result.name = table->id;
  result.member = node.member;
  const auto column = std::find_if(table->columns.begin(), table->columns.end(),
                                   [&](const auto& known) { return known.id == node.member; });
  if (column == table->columns.end()) {
    walk.refuse(node.member_at, unknown(walk.scope, "column", node.member, ids_of(table->columns),
                                        "the table has keys only: write 'x in table.…'"));
    return std::nullopt;
  }
  result.column = static_cast<std::size_t>(column - table->columns.begin());
  result.type = column->type;
  if (node.parts.size() != table->keys.size()) {
    walk.refuse(
        node.sign_at,
        {"the table '" + table->id + "' has " + std::to_string(table->keys.size()) +
             (table->keys.size() == 1 ? " key" : " keys") + ", not " +
             std::to_string(node.parts.size()),
         "write table." + table->id + '(' + with_commas(ids_of(table->keys)) + ")." + node.member});
    return std::nullopt;
  }
  for (std::size_t k = 0; k < table->keys.size(); ++k) {
    auto key = check_key(node.parts[k], table->keys[k], walk);
    if (key) result.arguments.push_back(std::move(*key));
  }
  if (result.arguments.size() != table->keys.size()) return std::nullopt;
  return result;
}

std::optional<Expression> check_listed(const Syntax& node, const Walk& walk) {
  const KeyTable* table = table_of(node, walk);
  if (table == nullptr) return std::nullopt;
  auto key = check_key(node.parts.front(), table->keys.front(), walk);
  if (!key) return std::nullopt;
  Expression result;
  result.op = Op::is_listed;
  result.type = Type::flag;
  result.name = table->id;
  result.arguments.push_back(std::move(*key));
  return result;
}

std::optional<Expression> check_at_row(const Syntax& node, const Walk& walk) {
  const bool is_attribute = node.parts.size() == 1 &&
                            node.parts.front().kind == Syntax::Kind::member &&
                            is_subject(node.parts.front().text);
  if (!is_attribute) {
    walk.refuse(node.begin, {"'at_row' takes one attribute of the subject",
                             "for example at_row(" + std::string(walk.scope.subject) + ".level)"});
    return std::nullopt;
  }
  if (!walk.scope.table) {
    walk.refuse(node.begin, {"'at_row' is about the day of a row, and a day expression has no row",
                             "write " + node.parts.front().text + '.' + node.parts.front().member});
    return std::nullopt;
  }
  auto attribute = walk.check(node.parts.front(), nullptr);
  if (attribute) attribute->at_row = true;
  return attribute;
}

Check find_check(std::string_view function) {
  if (function == "at_row") return check_at_row;
  if (function == "yesterday" || function == "quantile") return check_past;
  return nullptr;
}

}  // namespace xingji
