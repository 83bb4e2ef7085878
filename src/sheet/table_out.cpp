#include "sheet/table_out.h"

#include <algorithm>

#include "io/csv_cell.h"
#include "sheet/gates.h"
#include "typed/save.h"

namespace xingji::sheet {
namespace {

struct Column {
  std::string name;
  std::string title;
};

std::vector<Column> columns_of(const Pack& pack, Language language) {
  const bool zh = language == Language::zh;
  std::vector<Column> columns;
  for (const Indicator& indicator : pack.indicators) {
    columns.push_back({indicator.id, pick(indicator.title, language)});
  }
  for (const Gate& gate : pack.gates) {
    columns.push_back({typed::name_of_gate(gate), pick(gate.title, language)});
  }
  for (const Dimension& dimension : pack.dimensions) {
    columns.push_back({"dimension." + dimension.id, pick(dimension.title, language)});
  }
  columns.push_back({"total", zh ? "总分" : "total"});
  columns.push_back({"stars", zh ? "星级" : "stars"});
  return columns;
}

}  // namespace

std::string table_csv(const Book& book, const Pack& pack, const std::string& subject, Day first,
                      Day last, Language language) {
  std::set<Day> days = book.days(pack.id, subject);
  days.erase(days.upper_bound(last), days.end());
  days.erase(days.begin(), days.lower_bound(first));
  const auto value = [&](const Column& column, Day day) {
    return book.value({subject, pack.id, column.name, day, "", "", ""});
  };
  std::vector<Column> columns = columns_of(pack, language);
  std::erase_if(columns, [&](const Column& column) {
    return std::none_of(days.begin(), days.end(), [&](Day day) { return value(column, day); });
  });
  std::string csv = language == Language::zh ? "日期" : "date";
  for (const Column& column : columns) csv += ',' + csv_cell(column.title);
  csv += '\n';
  for (const Day day : days) {
    csv += format_day(day);
    for (const Column& column : columns) csv += ',' + csv_cell(value(column, day).value_or(""));
    csv += '\n';
  }
  return csv;
}

}  // namespace xingji::sheet
