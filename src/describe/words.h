// What people call tables, columns and the closed lists' words, in both languages. One list, so
// that a rule that is described and a row that is explained use the same word; docs/glossary.md has
// the same words with their meanings.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/tables.h"

namespace xingji {

struct TableWords {
  std::string_view one;   // "order"
  std::string_view many;  // "orders"
  std::string_view zh;    // 订单
};

/// How a column is spoken of. A happening is a thing ("payment", 付款) and something that was done
/// to the row ("paid"); a flag is what a row is ("is a presale", 预售).
struct ColumnWords {
  std::string_view noun;
  std::string_view done;  // happenings and flags only
  std::string_view zh;
};

const TableWords& words_of(Table table);

/// A column that the list does not have is called by its own name.
ColumnWords words_of(Table table, std::size_t column);

/// A word of a closed list: "refund only", 仅退款. Nothing for other texts.
std::optional<std::string> word_text(std::string_view word, Language language);

}  // namespace xingji
