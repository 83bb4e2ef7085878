#include "io/report_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "io/report_covered.h"

namespace xingji {
namespace {

struct Count {
  std::string_view heading;
  std::uint64_t TableReport::*value;
};

constexpr std::array<Count, 6> columns = {{{"read", &TableReport::read},
                                           {"accepted", &TableReport::accepted},
                                           {"facts", &TableReport::facts},
                                           {"unchanged", &TableReport::unchanged},
                                           {"stale", &TableReport::stale},
                                           {"deleted", &TableReport::deleted}}};

// What people should look at, said only where it is not zero.
struct Remark {
  std::uint64_t TableReport::*value;
  std::string_view one;
  std::string_view many;
};

constexpr std::array<Remark, 5> remarks = {
    {{&TableReport::ties, "version was recorded in the same second as another and differs from it",
      "versions were recorded in the same second as another and differ from it"},
     {&TableReport::unknown_orders, "row names an order that is not there",
      "rows name orders that are not there"},
     {&TableReport::backwards, "row has an instant before its event time",
      "rows have an instant before their event time"},
     {&TableReport::skipped_times, "local time does not exist and was taken as the later one",
      "local times do not exist and were taken as the later one"},
     {&TableReport::doubled_times, "local time occurs twice and was taken as the first",
      "local times occur twice and were taken as the first"}}};

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::uint64_t rejected_of(const TableReport& table) {
  std::uint64_t count = 0;
  for (const auto& [reason, rows] : table.rejected) count += rows;
  return count;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list.append(list.empty() ? "" : ", ").append(visible(name));
  return list;
}

using Line = std::vector<std::string>;

Line counts_of(const TableReport& table) {
  Line line{table.file};
  for (const Count& column : columns) line.push_back(grouped(table.*column.value));
  line.push_back(grouped(rejected_of(table)));
  return line;
}

std::string aligned(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths(lines.front().size());
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(line[i]));
    }
  }
  std::string text;
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      text.append(i == 0 ? pad_right(line[i], widths[i]) : "  " + pad_left(line[i], widths[i]));
    }
    text.append("\n");
  }
  return text;
}

std::string counts_table(const QualityReport& report) {
  Line head{"file"};
  for (const Count& column : columns) head.emplace_back(column.heading);
  head.emplace_back("rejected");
  std::vector<Line> lines{head};
  for (const TableReport& table : report.tables) {
    if (!table.file.empty()) lines.push_back(counts_of(table));
  }
  return lines.size() > 1 ? aligned(lines) : "no file was read\n";
}

// Rejections by reason, most frequent first.
std::string rejections_of(const TableReport& table) {
  std::vector<std::pair<std::uint64_t, std::string>> reasons;
  reasons.reserve(table.rejected.size());
  for (const auto& [reason, rows] : table.rejected) reasons.emplace_back(rows, reason);
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [rows, reason] : reasons) {
    text.append(table.file).append(": rejected ").append(grouped(rows)).append(" × ");
    text.append(reason).append("\n");
  }
  return text;
}

std::string examples_of(const QualityReport& report, std::size_t examples) {
  if (report.rejected_rows.empty() || examples == 0) return {};
  std::string text = "the first rejected rows:\n";
  const std::size_t shown = std::min(examples, report.rejected_rows.size());
  for (std::size_t i = 0; i < shown; ++i) {
    text.append("  ").append(to_text(report.rejected_rows[i])).append("\n");
  }
  if (report.rejected_count() > shown) {
    text.append("  … and ").append(grouped(report.rejected_count() - shown)).append(" more\n");
  }
  return text;
}

std::string span_text(const CoveredDays& days) {
  const int count = days.last - days.first + 1;
  return format_day(days.first) + " … " + format_day(days.last) + ", " + std::to_string(count) +
         (count == 1 ? " day" : " days");
}

// A window that reaches outside is partial, so this is where a provisional score comes from.
std::string covered_text(const QualityReport& report, const FactSet& facts, std::size_t examples) {
  std::string text;
  for (const CoveredTable& covered : covered_tables(facts)) {
    text += report.tables[static_cast<std::size_t>(covered.table)].file + ": covers " +
            span_text(covered.days) + '\n';
  }
  for (const CoveredShop& shop : covered_shops(facts, examples)) {
    text += visible(shop.account) + ": " + shop.table + " cover " + span_text(shop.days) + '\n';
  }
  return text;
}

}  // namespace

std::vector<std::string> remarks_of(Table which, const TableReport& table) {
  std::vector<std::string> all;
  for (const Remark& remark : remarks) {
    const std::uint64_t count = table.*remark.value;
    if (count == 0) continue;
    all.push_back(grouped(count).append(" ").append(count == 1 ? remark.one : remark.many));
  }
  const auto add_names = [&](std::string what, const std::vector<std::string>& names) {
    if (!names.empty()) all.push_back(what.append(": ").append(list_of(names)));
  };
  add_names("personal columns, dropped while reading", table.personal_columns);
  add_names("unknown columns, kept out", table.unknown_columns);
  add_names("flags without a column, taken as false", absent_flags(which, table));
  return all;
}

std::string report_text(const QualityReport& report, std::size_t examples, const FactSet* facts) {
  std::string rejections;
  std::string notes;
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableReport& table = report.tables[t];
    rejections += rejections_of(table);
    for (const std::string& remark : remarks_of(static_cast<Table>(t), table)) {
      notes.append(table.file).append(": ").append(remark).append("\n");
    }
  }
  if (report.subjects_without_row > 0) {
    notes += grouped(report.subjects_without_row) +
             (report.subjects_without_row == 1 ? " shop has facts but no row in shops\n"
                                               : " shops have facts but no row in shops\n");
  }
  for (const Problem& warning : report.warnings) notes += to_text(warning) + "\n";
  const std::string covered = facts == nullptr ? "" : covered_text(report, *facts, examples);
  std::string text = counts_table(report);
  for (const std::string& part : {rejections, examples_of(report, examples), notes, covered}) {
    if (!part.empty()) text.append("\n").append(part);
  }
  return text;
}

}  // namespace xingji
