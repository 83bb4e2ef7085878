#include "io/read_again.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/ratio.h"
#include "io/csv.h"
#include "io/ndjson.h"
#include "io/read.h"
#include "io/read_feed.h"

namespace xingji {
namespace {

void add_name(std::string& line, std::string_view name) {
  line.append(line.empty() ? "{\"" : ",\"").append(name).append("\":");
}

void add_text(std::string& line, std::string_view name, std::string_view text) {
  add_name(line, name);
  line.append(nlohmann::json(text).dump());
}

void add_instant(std::string& line, std::string_view name, Instant instant) {
  static const Zone utc("UTC", 0);
  std::string text = format_instant(instant, utc);
  text[10] = 'T';
  add_name(line, name);
  line.append("\"").append(text).append("Z\"");
}

void add_cell(std::string& line, const Column& column, const Cell& cell) {
  if (column.kind == Kind::id || column.kind == Kind::text || column.kind == Kind::word) {
    if (!cell.text.empty()) add_text(line, column.name, cell.text);
    return;
  }
  if (cell.number == missing || (column.kind == Kind::flag && cell.number == 0)) return;
  if (is_instant(column.kind)) {
    add_instant(line, column.name, cell.number);
  } else if (column.kind == Kind::day) {
    add_text(line, column.name, format_day(static_cast<Day>(cell.number)));
  } else {
    add_name(line, column.name);
    if (column.kind == Kind::flag) {
      line.append("true");
    } else if (column.kind == Kind::integer) {
      line.append(std::to_string(cell.number));
    } else {
      const Micro scale = column.kind == Kind::money ? micro_one / 100 : 1;
      line.append(format_micro(cell.number * scale));
    }
  }
}

// Keeps the asked rows; both lists ascend.
class Collector final : public RowConsumer {
 public:
  explicit Collector(const std::vector<std::uint32_t>& lines)
      : lines_(lines), rows_(lines.size()) {}

  void add(const Row& row) override {
    while (next_ < lines_.size() && lines_[next_] < row.line) ++next_;
    for (; next_ < lines_.size() && lines_[next_] == row.line; ++next_) {
      rows_[next_] = canonical_ndjson(row);
    }
  }
  bool wants(const Block& block, std::uint32_t next_line) const {
    const auto at = std::lower_bound(lines_.begin(), lines_.end(), block.first_line);
    return at != lines_.end() && *at < next_line;
  }
  std::vector<std::string> take() { return std::move(rows_); }

 private:
  const std::vector<std::uint32_t>& lines_;
  std::vector<std::string> rows_;
  std::size_t next_ = 0;
};

}  // namespace

std::string canonical_ndjson(const Row& row) {
  const auto columns = definition(row.table).columns;
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) add_cell(line, columns[i], row.cells[i]);
  if (row.recorded_at != missing) add_instant(line, recorded_at_column.name, row.recorded_at);
  if (row.deleted) {
    add_name(line, deleted_column.name);
    line.append("true");
  }
  return line.empty() ? "{}" : line + '}';
}

std::vector<std::string> RowAgain::rows(Table table,
                                        const std::vector<std::uint32_t>& lines) const {
  std::vector<DataFile> files;
  std::copy_if(files_.begin(), files_.end(), std::back_inserter(files),
               [&](const DataFile& file) { return file.table == table; });
  Collector collector(lines);
  const LocalDays days(zone_);
  Tally tally;
  RowMaker maker(days, options_.buyer_key, tally, collector);
  CsvParser csv(maker, options_.limits);
  NdjsonParser ndjson(maker, options_.limits, tally);
  Feed feed(files, {options_.limits, options_.keep_buyer_ids, {}});
  Work work;
  while (!lines.empty() && feed.next(work)) {
    if (!collector.wants(work.block, feed.next_line())) continue;
    if (work.format == RowFormat::csv) {
      csv.parse(*work.plan, work.block);
    } else {
      ndjson.parse(*work.plan, work.block);
    }
    if (feed.next_line() > lines.back()) break;
  }
  return collector.take();
}

}  // namespace xingji
