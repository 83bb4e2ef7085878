#include "sheet/kept.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "io/csv_cell.h"
#include "io/times.h"
#include "io/write_file.h"

namespace xingji::sheet {
namespace {

using Cells = std::vector<std::string>;

struct Record {
  Cells cells;
  int line = 0;
};

// The records of a CSV text; quotes may hold commas and line ends.
class Records {
 public:
  explicit Records(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  std::vector<Record> all() {
    for (const char c : text_) take(c);
    if (!cell_.empty() || !record_.cells.empty()) end_record();
    return std::move(records_);
  }

  /// The line on which a quote opened that never closes, or 0.
  int open_quote() const { return is_quoted_ ? quote_line_ : 0; }

 private:
  void take(char c) {
    if (c == '\n') ++line_;
    if (c == '"') {
      // A doubled quote closes and opens again, which leaves one.
      if (!is_quoted_ && was_quote_) cell_ += '"';
      is_quoted_ = !is_quoted_;
      was_quote_ = !is_quoted_;
      if (is_quoted_) quote_line_ = line_;
      return;
    }
    was_quote_ = false;
    if (!is_quoted_ && c == ',') {
      record_.cells.push_back(std::exchange(cell_, {}));
    } else if (!is_quoted_ && c == '\n') {
      end_record();
    } else if (is_quoted_ || c != '\r') {
      cell_ += c;
    }
  }

  void end_record() {
    record_.cells.push_back(std::exchange(cell_, {}));
    const bool is_blank = record_.cells.size() == 1 && trim(record_.cells.front()).empty();
    if (!is_blank) records_.push_back(std::move(record_));
    record_ = {{}, line_};
  }

  std::string_view text_;
  std::vector<Record> records_;
  Record record_{{}, 1};
  std::string cell_;
  bool is_quoted_ = false;
  bool was_quote_ = false;
  int line_ = 1;
  int quote_line_ = 0;
};

bool contains(const Cells& cells, const std::string& wanted) {
  return std::find(cells.begin(), cells.end(), wanted) != cells.end();
}

std::string listed(const Cells& cells) {
  std::string text;
  for (const std::string& cell : cells) text += (text.empty() ? "" : ",") + cell;
  return text;
}

Problems faults_of(const std::string& file, const std::vector<Record>& records,
                   const Cells& needed) {
  Problems problems;
  const Cells& columns = records.front().cells;
  for (const std::string& column : needed) {
    if (contains(columns, column)) continue;
    problems.push_back({{file, 1, 0},
                        "the table has no column '" + column + "'",
                        "its first line should name " + listed(needed)});
  }
  constexpr std::size_t most = 20;
  for (std::size_t r = 1; r < records.size() && problems.size() < most; ++r) {
    const std::size_t found = records[r].cells.size();
    if (found == columns.size()) continue;
    problems.push_back({{file, records[r].line, 0},
                        "the row has " + std::to_string(found) + " cells, the first line " +
                            std::to_string(columns.size()),
                        "put a cell that holds a comma in quotes"});
  }
  return problems;
}

}  // namespace

const std::string& Kept::at(std::size_t row, std::string_view column) const {
  static const std::string nothing;
  const auto found = std::find(columns.begin(), columns.end(), column);
  return found == columns.end() ? nothing
                                : rows[row][static_cast<std::size_t>(found - columns.begin())];
}

void Kept::set(std::size_t row, std::string_view column, const std::string& text) {
  const auto found = std::find(columns.begin(), columns.end(), column);
  CHECK(found != columns.end());
  rows[row][static_cast<std::size_t>(found - columns.begin())] = text;
}

void Kept::add(const std::vector<std::pair<std::string_view, std::string>>& cells) {
  Cells row(columns.size());
  for (const auto& [column, cell] : cells) {
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found != columns.end()) row[static_cast<std::size_t>(found - columns.begin())] = cell;
  }
  rows.push_back(std::move(row));
}

Result<Kept> read_kept(const std::string& file, const Cells& needed, const Cells& added) {
  Kept kept{file, needed, {}};
  kept.columns.insert(kept.columns.end(), added.begin(), added.end());
  std::error_code unreadable;
  if (!std::filesystem::exists(file, unreadable)) return kept;
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || std::filesystem::is_directory(file, unreadable)) {
    return Problem{{file}, "cannot be read", "look at its rights"};
  }
  Records parser(text);
  std::vector<Record> records = parser.all();
  if (const int line = parser.open_quote(); line > 0) {
    return Problem{{file, line, 0}, "a quote opens here and never closes", "close it"};
  }
  if (records.empty()) return kept;
  if (Problems problems = faults_of(file, records, needed); !problems.empty()) return problems;
  kept.columns = std::move(records.front().cells);
  for (std::size_t r = 1; r < records.size(); ++r) kept.rows.push_back(std::move(records[r].cells));
  for (const std::string& column : added) {
    if (contains(kept.columns, column)) continue;
    kept.columns.push_back(column);
    for (Cells& row : kept.rows) row.emplace_back();
  }
  return kept;
}

Problems write_kept(const Kept& kept) {
  std::string text;
  const auto add = [&](const Cells& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) text += (c == 0 ? "" : ",") + csv_cell(cells[c]);
    text += '\n';
  };
  add(kept.columns);
  for (const Cells& row : kept.rows) add(row);
  return write_file(kept.file, text);
}

std::vector<Instant> recorded(const Kept& kept, const Zone& zone) {
  const LocalDays days(zone);
  std::vector<Instant> instants(kept.rows.size());
  for (std::size_t r = 0; r < kept.rows.size(); ++r) {
    const std::string& text = kept.at(r, "recorded_at");
    Instant instant = 0;
    OddTimes odd;
    if (!text.empty() && read_time(text, days, instant, odd) == Fault::none) instants[r] = instant;
  }
  return instants;
}

}  // namespace xingji::sheet
