// docs/facts.md lists every table and column as base/tables.cpp defines them.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/tables.h"

namespace xingji {
namespace {

std::string kind_text(const Column& column) {
  switch (column.kind) {
    case Kind::id:
      return "id";
    case Kind::text:
    case Kind::word: {
      std::string words(column.words);
      for (std::size_t at = 0; (at = words.find(' ', at)) != std::string::npos; at += 2) {
        words.replace(at, 1, ", ");
      }
      if (column.kind == Kind::word) return words;
      return words.empty() ? "text" : "text, such as " + words;
    }
    case Kind::instant:
      return "happening";
    case Kind::planned:
      return "planned time";
    case Kind::from:
      return "from";
    case Kind::to:
      return "to";
    case Kind::day:
      return "date";
    case Kind::flag:
      return "flag";
    case Kind::integer:
      return "whole number";
    case Kind::money:
      return "money";
    case Kind::decimal:
      return "decimal";
  }
  return {};
}

// One line a column: its name, * where every row needs it, what it holds, from when it is seen.
std::string page_text() {
  std::ostringstream page;
  for (const TableDefinition& table : all_tables()) {
    page << "\n### " << table.name << "\n\nKey: `" << table.key << "`.";
    if (!table.account.empty()) page << " Account: `" << table.account << "`.";
    if (!table.event.empty()) page << " Exists from: `" << table.event << "`.";
    page << "\n\n| column | holds | seen from |\n|---|---|---|\n";
    for (const Column& column : table.columns) {
      page << "| `" << column.name << (column.required ? "` * | " : "` | ") << kind_text(column)
           << " | ";
      if (!column.known_from.empty()) page << '`' << column.known_from << '`';
      page << " |\n";
    }
  }
  return page.str();
}

TEST(FactsPage, ListsEveryTableAndColumn) {
  std::ifstream file(XINGJI_SOURCE_DIR "/docs/facts.md");
  std::stringstream page;
  page << file.rdbuf();
  const std::string wanted = page_text();
  EXPECT_TRUE(page.str().ends_with(wanted)) << "the page should end with:\n" << wanted;
}

}  // namespace
}  // namespace xingji
