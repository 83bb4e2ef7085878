#include "io/blocks.h"

#include <algorithm>
#include <string_view>

#include "io/blocks_quotes.h"
#include "io/scan.h"

namespace xingji {
namespace {

constexpr std::size_t first_read = std::size_t{1} << 16U;  // enough for a header

bool is_empty(std::string_view row) { return row.empty() || row == "\r"; }

}  // namespace

BlockReader::BlockReader(std::unique_ptr<ByteSource> source, RowEnds ends, const ReadLimits& limits)
    : source_(std::move(source)), ends_(ends), limits_(limits) {}

void BlockReader::keep_rest(const Block& block, std::size_t from) {
  rest_.assign(block.bytes.begin() + static_cast<std::ptrdiff_t>(from),
               block.bytes.begin() + static_cast<std::ptrdiff_t>(block.size));
}

// The rest of the last block, then new bytes up to `want`; false when there are none. A last line
// without a line end gets one.
bool BlockReader::fill(Block& block, std::size_t want) {
  want = std::max({want, rest_.size(), at_start_ ? std::size_t{4} : 0});
  if (block.bytes.size() < want + 1 + Block::padding) block.bytes.resize(want + 1 + Block::padding);
  std::copy(rest_.begin(), rest_.end(), block.bytes.begin());
  const std::size_t had = rest_.size();
  const std::size_t got = source_->read(block.bytes.data() + had, want - had);
  rest_.clear();
  block.size = had + got;
  if (had + got < want) at_end_ = true;
  if (at_start_) {
    at_start_ = false;
    const std::string_view start(block.bytes.data(), block.size);
    is_utf16_ = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    if (start.starts_with("\xEF\xBB\xBF")) {
      std::copy(block.bytes.begin() + 3,
                block.bytes.begin() + static_cast<std::ptrdiff_t>(block.size), block.bytes.begin());
      block.size -= 3;
    }
  }
  const bool is_cut_off = !source_->fault().empty();
  if (at_end_ && !is_cut_off && block.size > 0 && block.bytes[block.size - 1] != '\n') {
    block.bytes[block.size++] = '\n';
  }
  return block.size > 0;
}

// Reads on to the end of a line that is too long, without holding it.
void BlockReader::skip_long_line(Block& block) {
  while (skipping_ && !at_end_) {
    fill(block, std::min(limits_.block_bytes, limits_.row_bytes));
    const auto begin = block.bytes.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(block.size);
    const auto found = std::find(begin, end, '\n');
    if (found == end) continue;
    skipping_ = false;
    ++line_;
    keep_rest(block, static_cast<std::size_t>(found - begin) + 1);
  }
}

bool BlockReader::read_chunk(Block& block, std::size_t want) {
  if (skipping_) skip_long_line(block);
  block.rows.clear();
  block.by_rows = false;
  block.size = 0;
  block.first_line = line_;
  if (at_end_ && rest_.empty()) return false;
  return fill(block, std::min(std::max(want, 2 * rest_.size()), limits_.row_bytes + 1));
}

bool BlockReader::next(Block& block) {
  while (read_chunk(block, limits_.block_bytes)) {
    const std::string_view bytes(block.bytes.data(), block.size);
    const std::size_t last_end = bytes.rfind('\n');
    const bool is_plain =
        ends_ == RowEnds::lines || bytes.substr(0, last_end).find('"') == std::string_view::npos;
    if (is_plain ? cut_lines(block, last_end) : cut_rows(block, false)) return true;
  }
  return false;
}

bool BlockReader::first_row(Block& block) {
  while (read_chunk(block, first_read)) {
    if (cut_rows(block, true)) return true;
  }
  return false;
}

bool BlockReader::cut_lines(Block& block, std::size_t last_end) {
  if (last_end == std::string_view::npos) {
    if (block.size > limits_.row_bytes) {
      fault_row(block, {.line = line_, .fault = Fault::line_too_long, .fault_line = line_});
      skipping_ = true;
      block.size = 0;
      return true;
    }
    if (!at_end_) keep_rest(block, 0);
    return false;
  }
  keep_rest(block, last_end + 1);
  block.size = last_end + 1;
  line_ += static_cast<std::uint32_t>(count_lines(block.bytes.data(), block.size));
  return true;
}

void BlockReader::fault_row(Block& block, const RowSpan& row) {
  block.by_rows = true;
  block.rows.push_back(row);
}

// Drops a row that cannot be cut, through the line on which the faulty quote opens: what follows
// may be whole again. False when that line goes on beyond the bytes.
bool BlockReader::drop_broken(Block& block, const RowCut& cut, Fault fault, std::size_t& at) {
  const std::string_view bytes(block.bytes.data(), block.size);
  const std::size_t line_end = bytes.find('\n', cut.quote);
  const bool is_all = at_end_ || block.size > limits_.row_bytes;
  if (line_end == std::string_view::npos && !is_all) return false;
  const std::uint32_t quote_line = line_ + cut.quote_lines;
  fault_row(block,
            {.line = line_, .fault = fault, .fault_line = quote_line, .fault_field = cut.field});
  skipping_ = line_end == std::string_view::npos;
  at = skipping_ ? block.size : line_end + 1;
  line_ = skipping_ ? quote_line : quote_line + 1;
  return true;
}

// The row at `at` ends beyond the bytes. False when more bytes may finish it.
bool BlockReader::drop_unfinished(Block& block, const RowCut& cut, std::size_t& at) {
  const bool is_longest = at == 0 && block.size > limits_.row_bytes;
  if (!at_end_ && !is_longest) return false;
  if (at_end_ && !source_->fault().empty()) {
    at = block.size;  // the source tells why; half a row is no row
    return true;
  }
  if (cut.state == RowCut::State::in_quotes)
    return drop_broken(block, cut, Fault::never_closes, at);
  fault_row(block, {.line = line_, .fault = Fault::line_too_long, .fault_line = line_});
  line_ += cut.lines;
  skipping_ = true;
  at = block.size;
  return true;
}

bool BlockReader::cut_rows(Block& block, bool only_first) {
  const std::string_view bytes(block.bytes.data(), block.size);
  block.by_rows = true;
  std::size_t at = 0;
  std::size_t quote = bytes.find('"');
  while (at < bytes.size()) {
    if (quote < at) quote = bytes.find('"', at);
    const std::size_t line_end = bytes.find('\n', at);
    RowCut cut;
    if (quote < line_end) {
      cut = cut_row(bytes, at);
    } else if (line_end != std::string_view::npos) {
      cut = {.state = RowCut::State::whole, .end = line_end};
    }
    if (cut.state == RowCut::State::whole) {
      if (!is_empty(bytes.substr(at, cut.end - at))) {
        block.rows.push_back({.begin = static_cast<std::uint32_t>(at),
                              .end = static_cast<std::uint32_t>(cut.end),
                              .line = line_});
      }
      at = cut.end + 1;
      line_ += cut.lines + 1;
    } else if (cut.state == RowCut::State::broken) {
      if (!drop_broken(block, cut, Fault::text_after_quote, at)) break;
    } else if (!drop_unfinished(block, cut, at)) {
      break;
    }
    if (only_first && !block.rows.empty()) break;
  }
  keep_rest(block, at);
  block.size = at;
  return !block.rows.empty();
}

}  // namespace xingji
