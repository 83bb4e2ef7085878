// What a name means inside an expression: a column, a column of the row's order, a measure, a
// parameter, a word of a closed list, a join's table. Says the nearest known word when it means
// none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pack/expression.h"
#include "pack/unread.h"

namespace xingji {

struct NameFault {
  std::string message;
  std::string remedy;
  bool is_table = false;   // points at the join's table
  bool is_member = false;  // points at what stands after the dot
  bool is_told = false;    // the name is unread
};

/// Whether the name's own fault is told already.
bool is_unread(const Scope& scope, std::string_view name);

class Names {
 public:
  explicit Names(const Scope& scope) : scope_(scope) {}

  /// From here on the rows are those of a join.
  void enter_join() { in_join_ = true; }

  /// A column, measure or parameter; nothing when there is none of that name.
  std::optional<Expression> find(std::string_view name) const;
  NameFault unknown(std::string_view name) const;
  /// Whether the name has a meaning, be it one that could not be read.
  bool knows(std::string_view name) const { return is_unread(scope_, name) || find(name); }

  /// `order.paid_at`, or a measure whose id has a dot.
  std::variant<Expression, NameFault> find_member(const std::string& owner,
                                                  const std::string& member) const;

  /// `order in counted_deal`: whether the row's order belongs to the set.
  std::variant<Expression, NameFault> find_set(const std::string& set) const;

  /// A join without its filter; `column` is empty when none is written.
  std::variant<Expression, NameFault> open_join(const std::string& join, const std::string& table,
                                                const std::string& column) const;

 private:
  std::variant<Expression, NameFault> column_of_join(Expression join,
                                                     const std::string& column) const;

  const Scope& scope_;
  bool in_join_ = false;
};

/// The allowed words of a word column, or of a join that gives one; empty for everything else.
std::vector<std::string_view> words_of(const Expression& expression);
NameFault unknown_word(std::string_view word, const std::vector<std::string_view>& words);
/// Why a call of a function cannot stand: it is unknown, or lacks what it goes by.
std::optional<NameFault> fault_of_function(std::string_view name, const Scope& scope);

/// Whether rows of the table may name a provider of services, with which they then stand.
bool may_name_provider(Table table);

/// The tables whose rows belong to an order.
std::vector<std::string_view> tables_with_order();

}  // namespace xingji
