#include "io/csv.h"

#include <simdjson.h>

#include <algorithm>

#include "base/text.h"

namespace xingji {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1}
                                    << 15U;  // stays in the first cache with its index

// The end of a piece that begins at `begin`: after a line end.
std::size_t piece_end(std::string_view bytes, std::size_t begin) {
  if (bytes.size() - begin <= piece_bytes) return bytes.size();
  const std::size_t last = bytes.substr(begin, piece_bytes).rfind('\n');
  if (last != std::string_view::npos) return begin + last + 1;
  return bytes.find('\n', begin + piece_bytes) + 1;
}

std::string_view unquoted(std::string_view inside, std::string& room) {
  if (inside.find('"') == std::string_view::npos) return inside;
  const std::size_t begin = room.size();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    room.push_back(inside[i]);
    if (inside[i] == '"') ++i;
  }
  return std::string_view(room).substr(begin);
}

Fault fault_of_bytes(std::string_view text, std::size_t longest) {
  if (text.size() > longest) return Fault::field_too_long;
  if (text.find('\0') != std::string_view::npos) return Fault::nul_byte;
  return is_utf8(text) ? Fault::none : Fault::not_utf8;
}

}  // namespace

void split_row(std::string_view row, std::string& room, std::vector<std::string_view>& fields) {
  fields.clear();
  room.clear();
  room.reserve(row.size());  // so that earlier fields stay where they are
  for (std::size_t at = 0;;) {
    if (at < row.size() && row[at] == '"') {
      std::size_t close = at + 1;
      for (;; close += 2) {
        close = std::min(row.find('"', close), row.size());
        if (close + 1 >= row.size() || row[close + 1] != '"') break;
      }
      fields.push_back(unquoted(row.substr(at + 1, close - at - 1), room));
      at = close + 1;
    } else {
      const std::size_t end = std::min(row.find(',', at), row.size());
      fields.push_back(row.substr(at, end - at));
      at = end;
    }
    if (at >= row.size()) return;
    ++at;
  }
}

void CsvParser::parse(const FilePlan& plan, const Block& block) {
  maker_.start_file(plan);
  if (!block.by_rows) {
    parse_plain(block);
    return;
  }
  for (const RowSpan& row : block.rows) parse_row(block, row);
}

void CsvParser::parse_plain(const Block& block) {
  const std::string_view bytes(block.bytes.data(), block.size);
  std::uint32_t line = block.first_line;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = piece_end(bytes, begin);
    index_.build(bytes.data(), begin, end);
    is_suspicious_ = index_.has_nul || !simdjson::validate_utf8(bytes.data() + begin, end - begin);
    parse_piece(bytes.data(), begin, line);
    line += static_cast<std::uint32_t>(index_.rows);
    begin = end;
  }
}

void CsvParser::parse_piece(const char* bytes, std::size_t begin, std::uint32_t line) {
  const std::vector<FieldPlan>& plans = maker_.plan().fields;
  std::size_t first = 0;
  std::size_t at = begin;
  for (std::size_t r = 0; r < index_.rows; ++r, ++line) {
    const std::size_t last = index_.row_ends[r];
    const std::size_t line_end = index_.ends[last];
    std::uint32_t* end = index_.ends.data() + first;
    const std::size_t found = last + 1 - first;
    std::size_t row_end = line_end;
    if (row_end > at && bytes[row_end - 1] == '\r') --row_end;
    const std::string_view row(bytes + at, row_end - at);
    first = last + 1;
    at = line_end + 1;
    if (row.empty()) continue;
    maker_.start_row(line);
    if (is_wrong(found, row)) continue;
    end[plans.size() - 1] = static_cast<std::uint32_t>(row_end);  // without the '\r'
    const char* from = row.data();
    std::uint32_t number = 0;
    for (const FieldPlan& plan : plans) {
      const char* const to = bytes + *end++;
      const std::string_view text(from, static_cast<std::size_t>(to - from));
      from = to + 1;
      if (plan.column != nullptr && !maker_.put(plan, text, number + 1)) break;
      ++number;
    }
    if (number == plans.size()) maker_.finish();
  }
}

// Faults of the row as a whole; most rows pass the two first lines.
bool CsvParser::is_wrong(std::size_t found, std::string_view row) {
  const std::size_t expected = maker_.plan().fields.size();
  if (found == expected && !is_suspicious_ && row.size() <= limits_.field_bytes) return false;
  if (found != expected) {
    const bool has_old_line_ends = row.find('\r') != std::string_view::npos;
    maker_.reject({.fault = has_old_line_ends ? Fault::carriage_return : Fault::wrong_count,
                   .found = found,
                   .expected = expected});
    return true;
  }
  split_row(row, room_, fields_);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Fault fault = fault_of_bytes(fields_[i], limits_.field_bytes);
    if (fault == Fault::none) continue;
    const FieldPlan& field = maker_.plan().fields[i];
    maker_.reject({.fault = fault,
                   .field = static_cast<std::uint32_t>(i + 1),
                   .name = field.name,
                   .column = field.column});
    return true;
  }
  return false;
}

void CsvParser::parse_row(const Block& block, const RowSpan& span) {
  std::string_view row(block.bytes.data() + span.begin, span.end - span.begin);
  if (row.ends_with('\r')) row.remove_suffix(1);
  maker_.start_row(span.line);
  if (span.fault != Fault::none) {
    maker_.reject({.fault = span.fault, .line = span.fault_line, .field = span.fault_field});
    return;
  }
  split_row(row, room_, fields_);
  is_suspicious_ =
      row.find('\0') != std::string_view::npos || !simdjson::validate_utf8(row.data(), row.size());
  if (is_wrong(fields_.size(), row)) return;
  const std::vector<FieldPlan>& plans = maker_.plan().fields;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].column == nullptr) continue;
    if (!maker_.put(plans[i], fields_[i], static_cast<std::uint32_t>(i + 1))) return;
  }
  maker_.finish();
}

}  // namespace xingji
