#include "io/read_plan.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/text.h"
#include "io/read_personal.h"

namespace xingji {
namespace {

bool holds(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string_view> known_names(Table table) {
  std::vector<std::string_view> names;
  for (const Column& column : definition(table).columns) names.push_back(column.name);
  names.push_back(recorded_at_column.name);
  names.push_back(deleted_column.name);
  return names;
}

Problem at_header(const FilePlan& plan, std::uint32_t line, std::uint32_t field,
                  std::string message, std::string remedy) {
  return {{plan.file, static_cast<int>(line), static_cast<int>(field)},
          std::move(message),
          std::move(remedy)};
}

std::optional<Problem> not_utf8(const FilePlan& plan, std::span<const std::string_view> names,
                                std::uint32_t line) {
  const auto odd = std::find_if_not(names.begin(), names.end(), is_utf8);
  if (odd == names.end()) return std::nullopt;
  if (is_gb18030(*odd)) {
    return at_header(plan, line, 0, "the file is GB18030; the file is left out",
                     "save the file as UTF-8");
  }
  return at_header(plan, line, 0, "the header is not UTF-8; the file is left out",
                   "save the file as UTF-8");
}

std::optional<Problem> doubled_name(const FilePlan& plan, std::span<const std::string_view> names,
                                    std::uint32_t line) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!holds(names.subspan(0, i), names[i])) continue;
    return at_header(
        plan, line, static_cast<std::uint32_t>(i + 1),
        "column '" + std::string(names[i]) + "' stands twice in the header; the file is left out",
        "keep one of them");
  }
  return std::nullopt;
}

std::optional<Problem> missing_column(const FilePlan& plan, std::span<const std::string_view> names,
                                      std::uint32_t line) {
  std::string list;
  std::string first;
  const bool may_delete = holds(names, deleted_column.name);
  for (const Column& column : definition(plan.table).columns) {
    if (!column.required || holds(names, column.name)) continue;
    if (may_delete && !is_identity(plan.table, column.name)) continue;
    if (first.empty()) first = column.name;
    list.append(list.empty() ? "'" : ", '").append(column.name).append("'");
  }
  if (list.empty()) return std::nullopt;
  std::string remedy;
  const bool other_separator =
      names.size() == 1 && names[0].find_first_of(";\t|") != std::string_view::npos;
  std::vector<std::string_view> strangers;
  const auto known = known_names(plan.table);
  for (const std::string_view name : names) {
    if (!holds(known, name)) strangers.push_back(name);
  }
  const std::string meant = nearest(first, strangers);
  if (other_separator) {
    remedy = "columns are parted by commas";
  } else if (!meant.empty()) {
    remedy = "rename '" + meant + "' to '" + first + "'?";
  } else if (names.front().starts_with("PK\x03\x04")) {
    remedy = "this is a spreadsheet: save it as CSV in UTF-8";
  } else {
    remedy = "docs/facts.md lists the columns; xingji import reads other names by a mapping";
  }
  const bool several = list.find(',') != std::string::npos;
  return at_header(plan, line, 0,
                   (several ? "required columns " : "required column ") + list +
                       (several ? " are" : " is") + " missing; the file is left out",
                   remedy);
}

// A file of nothing but deletions needs no more columns than what names its facts.
void note_absent(FilePlan& plan, std::span<const std::string_view> names) {
  for (const Column& column : definition(plan.table).columns) {
    if (!column.required || holds(names, column.name)) continue;
    plan.absent = plan_field(plan.table, column.name);
    return;
  }
}

// After the last field.
void shape_rows(FilePlan& plan) {
  std::vector<std::size_t> columns;
  const std::size_t known = definition(plan.table).columns.size();
  for (const FieldPlan& field : plan.fields) {
    if (field.column != nullptr && field.cell < known) columns.push_back(field.cell);
  }
  plan.shape = shape_of(plan.table, columns);
}

}  // namespace

FilePlan start_plan(Table table, std::string file, std::uint32_t order) {
  FilePlan plan;
  plan.order = order;
  plan.table = table;
  plan.file = std::move(file);
  const TableDefinition& known = definition(table);
  const auto event = event_column(table);
  if (event) plan.event = static_cast<std::uint32_t>(*event);
  for (const Column& column : known.columns) plan.blank.push_back(empty_cell(column.kind));
  plan.blank.push_back(empty_cell(recorded_at_column.kind));
  plan.blank.push_back(empty_cell(deleted_column.kind));
  const auto accounts = split(known.account, ' ');
  for (std::size_t i = 0; accounts.size() > 1 && i < accounts.size(); ++i) {
    plan.accounts.push_back(static_cast<std::uint32_t>(column_index(table, accounts[i])));
  }
  return plan;
}

void hash_buyers(FilePlan& plan) {
  if (const auto buyer = find_column(plan.table, "buyer_id")) {
    plan.hashed = static_cast<std::uint32_t>(*buyer);
  }
}

Problem unknown_column(const FilePlan& plan, std::string_view name, std::uint32_t line,
                       std::uint32_t field) {
  Problem problem = at_header(
      plan, line, field, "unknown column '" + std::string(name.substr(0, 64)) + "' is kept out",
      did_you_mean(name, known_names(plan.table)));
  problem.is_warning = true;
  return problem;
}

std::vector<std::string> absent_columns(Table table, std::span<const std::string_view> names) {
  std::vector<std::string> absent;
  for (const Column& column : definition(table).columns) {
    if (!holds(names, column.name)) absent.emplace_back(column.name);
  }
  return absent;
}

HeaderNotes plan_header(FilePlan& plan, std::span<const std::string_view> names,
                        std::uint32_t line) {
  HeaderNotes notes;
  notes.refusal = not_utf8(plan, names, line);
  if (!notes.refusal) notes.refusal = doubled_name(plan, names, line);
  if (!notes.refusal) notes.refusal = missing_column(plan, names, line);
  if (notes.refusal) return notes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    plan.fields.push_back(plan_field(plan.table, names[i]));
    if (plan.fields.back().column != nullptr) continue;
    if (is_personal_column(names[i])) {
      notes.personal_columns.emplace_back(names[i]);
    } else {
      notes.unknown_columns.emplace_back(names[i]);
      notes.warnings.push_back(
          unknown_column(plan, names[i], line, static_cast<std::uint32_t>(i + 1)));
    }
  }
  note_absent(plan, names);
  notes.absent_columns = absent_columns(plan.table, names);
  shape_rows(plan);
  return notes;
}

void plan_all_columns(FilePlan& plan) {
  for (const std::string_view name : known_names(plan.table)) {
    plan.fields.push_back(plan_field(plan.table, name));
  }
  shape_rows(plan);
}

}  // namespace xingji
