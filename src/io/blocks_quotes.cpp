#include "io/blocks_quotes.h"

#include "io/scan.h"

namespace xingji {
namespace {

constexpr std::size_t none = std::string_view::npos;

// The separator after a quoted field; sets the row's state where there is none.
std::size_t after_quoted(std::string_view bytes, std::size_t at, RowCut& row) {
  row.quote = at;
  row.quote_lines = row.lines;
  row.state = RowCut::State::in_quotes;
  std::size_t close = at + 1;
  for (;; close += 2) {
    close = bytes.find('"', close);
    if (close == none || close + 1 == bytes.size()) return none;
    if (bytes[close + 1] != '"') break;
  }
  row.lines += static_cast<std::uint32_t>(count_lines(bytes.data() + at, close - at));
  std::size_t next = close + 1;
  if (bytes[next] == '\r') {
    if (next + 1 == bytes.size()) {
      row.state = RowCut::State::unfinished;
      return none;
    }
    if (bytes[next + 1] == '\n') ++next;
  }
  if (bytes[next] == ',' || bytes[next] == '\n') return next;
  row.state = RowCut::State::broken;
  return none;
}

std::size_t after_plain(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && bytes[at] != ',' && bytes[at] != '\n') ++at;
  return at < bytes.size() ? at : none;
}

}  // namespace

RowCut cut_row(std::string_view bytes, std::size_t begin) {
  RowCut row;
  for (std::size_t at = begin; at < bytes.size(); ++at, ++row.field) {
    row.state = RowCut::State::unfinished;
    at = bytes[at] == '"' ? after_quoted(bytes, at, row) : after_plain(bytes, at);
    if (at == none) return row;
    if (bytes[at] == '\n') {
      row.state = RowCut::State::whole;
      row.end = at;
      return row;
    }
  }
  row.state = RowCut::State::unfinished;
  return row;
}

}  // namespace xingji
