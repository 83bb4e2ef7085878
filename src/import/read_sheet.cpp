#include "import/read_sheet.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/encoding.h"
#include "base/text.h"
#include "io/blocks.h"
#include "io/csv.h"
#include "io/read_personal.h"

namespace xingji::mapping {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void add_once(std::vector<std::string>& list, std::string_view word) {
  if (!contains(list, word)) list.emplace_back(word);
}

// Reads the files of one input, one after another, into its sheet.
class SheetReader {
 public:
  SheetReader(const Input& input, InputReport& counts, ImportReport& report)
      : input_(input), counts_(counts), report_(report), sheet_(input.columns.size()) {}

  void read(const std::string& file);
  Result<Sheet> take() {
    if (!problems_.empty()) return std::move(problems_);
    return std::move(sheet_);
  }

 private:
  void refuse(std::string message, std::string remedy, std::uint32_t line = 0) {
    problems_.push_back(
        {{file_, static_cast<int>(line), 0}, std::move(message), std::move(remedy)});
  }
  bool read_header(BlockReader& reader, Block& block);
  bool find_columns(std::uint32_t line);
  void note_other_columns();
  void read_block(const Block& block);
  void read_row(std::string_view row, const RowSpan& span);
  Fault fault_of(std::string_view row, Rejection& rejection) const;
  void reject(Rejection rejection);
  void count_alike();
  void keep_newest();

  const Input& input_;
  InputReport& counts_;
  ImportReport& report_;
  Sheet sheet_;
  Problems problems_;
  std::string file_;
  std::vector<std::string> header_;
  std::vector<std::size_t> position_;  // of each column of the input in the file
  std::unordered_map<std::string, std::size_t> row_of_key_;
  std::unordered_map<std::size_t, std::size_t> row_of_hash_;  // the first of each, without a key
  std::string room_;
  std::vector<std::string_view> fields_;
  std::vector<std::string_view> cells_;
};

void SheetReader::read(const std::string& file) {
  file_ = file;
  counts_.files.push_back(file);
  BlockReader reader(open_source(file), RowEnds::csv, ReadLimits{});
  Block block;
  const bool has_header = read_header(reader, block);
  const std::uint64_t before = counts_.read;
  while (has_header && reader.next(block)) read_block(block);
  const bool is_whole = has_header && reader.source().fault().empty();
  if (is_whole && counts_.read == before) {
    report_.warnings.push_back({{file}, "the file has no rows", "", true});
  }
  if (!reader.source().fault().empty()) refuse(reader.source().fault(), "export it again");
}

bool SheetReader::read_header(BlockReader& reader, Block& block) {
  const bool has_row = reader.first_row(block);
  if (!reader.source().fault().empty()) return false;
  if (reader.is_utf16()) {
    refuse("the file is UTF-16", "save it as UTF-8");
    return false;
  }
  if (!has_row) {
    refuse("the file is empty", "it needs a header row");
    return false;
  }
  const RowSpan& span = block.rows.back();
  const std::string_view row(block.bytes.data() + span.begin, span.end - span.begin);
  if (span.fault == Fault::none && is_gb18030(row)) {
    refuse("the file is GB18030", "save it as UTF-8", span.line);
    return false;
  }
  if (span.fault != Fault::none || !is_utf8(row)) {
    refuse("the header row cannot be read", "save the file as CSV in UTF-8", span.line);
    return false;
  }
  split_row(row, room_, fields_);
  header_.clear();
  for (const std::string_view field : fields_) header_.emplace_back(trim(field));
  note_other_columns();
  return find_columns(span.line);
}

bool SheetReader::find_columns(std::uint32_t line) {
  position_.clear();
  const std::size_t before = problems_.size();
  std::vector<Sheet::Header> headers;
  for (const InputColumn& column : input_.columns) {
    const auto is_it = [&](const std::string& name) { return contains(column.headers, name); };
    const auto found = std::find_if(header_.begin(), header_.end(), is_it);
    position_.push_back(static_cast<std::size_t>(found - header_.begin()));
    headers.push_back({found == header_.end() ? column.headers.front() : *found,
                       static_cast<int>(position_.back()) + 1});
    if (found == header_.end()) {
      std::string remedy = did_you_mean(column.headers.front(), header_);
      refuse("input '" + input_.name + "' has no column '" + column.headers.front() + "'",
             std::move(remedy), line);
    } else if (std::find_if(found + 1, header_.end(), is_it) != header_.end()) {
      refuse("two columns could be '" + column.name + "' of input '" + input_.name + "'",
             "remove or rename one", line);
    }
  }
  sheet_.add_file(file_, std::move(headers));
  return problems_.size() == before;
}

void SheetReader::note_other_columns() {
  for (const std::string& name : header_) {
    const bool is_used =
        std::any_of(input_.columns.begin(), input_.columns.end(),
                    [&](const InputColumn& column) { return contains(column.headers, name); });
    if (is_used || name.empty() || contains(input_.unused, name)) continue;
    if (contains(input_.personal, name) || is_personal_column(name)) {
      add_once(counts_.personal_columns, name);
    } else {
      add_once(counts_.unknown_columns, name);
    }
  }
}

void SheetReader::read_block(const Block& block) {
  const std::string_view bytes(block.bytes.data(), block.size);
  if (block.by_rows) {
    for (const RowSpan& span : block.rows) {
      read_row(bytes.substr(span.begin, span.end - span.begin), span);
    }
    return;
  }
  std::uint32_t line = block.first_line;
  for (std::size_t at = 0; at < bytes.size(); ++line) {
    const std::size_t end = bytes.find('\n', at);
    read_row(bytes.substr(at, end - at), {.line = line});
    at = end + 1;
  }
}

Fault SheetReader::fault_of(std::string_view row, Rejection& rejection) const {
  if (row.find('\0') != std::string_view::npos || !is_utf8(row)) {
    rejection.name = "?";
    for (std::size_t i = 0; i < std::min(fields_.size(), header_.size()); ++i) {
      const bool has_nul = fields_[i].find('\0') != std::string_view::npos;
      if (!has_nul && is_utf8(fields_[i])) continue;
      rejection.name = header_[i];
      rejection.field = static_cast<std::uint32_t>(i + 1);
      return has_nul ? Fault::nul_byte : Fault::not_utf8;
    }
    return Fault::not_utf8;
  }
  if (fields_.size() != header_.size()) {
    rejection.found = fields_.size();
    rejection.expected = header_.size();
    return Fault::wrong_count;
  }
  return Fault::none;
}

void SheetReader::reject(Rejection rejection) {
  ++counts_.rejected[reason_of(rejection)];
  report_.reject(to_problem(rejection, file_));
}

void SheetReader::read_row(std::string_view row, const RowSpan& span) {
  if (row.ends_with('\r')) row.remove_suffix(1);
  if (row.empty() && span.fault == Fault::none) return;
  ++counts_.read;
  if (span.fault != Fault::none) {
    Rejection rejection;
    rejection.fault = span.fault;
    rejection.line = span.fault_line;
    rejection.field = span.fault_field;
    reject(rejection);
    return;
  }
  split_row(row, room_, fields_);
  Rejection rejection;
  rejection.line = span.line;
  rejection.fault = fault_of(row, rejection);
  if (rejection.fault != Fault::none) {
    reject(rejection);
    return;
  }
  cells_.clear();
  for (const std::size_t position : position_) {
    const std::string_view cell = trim(fields_[position]);
    cells_.push_back(contains(input_.empty, cell) ? std::string_view{} : cell);
  }
  sheet_.add_row(cells_, span.line);
  keep_newest();
}

// Nobody said what makes two rows one, so they count as two.
void SheetReader::count_alike() {
  const std::size_t last = sheet_.rows() - 1;
  std::size_t hash = 0;
  for (const std::string_view cell : cells_) {
    hash = hash * 31 + std::hash<std::string_view>()(cell);
  }
  const auto [known, is_new] = row_of_hash_.try_emplace(hash, last);
  if (!is_new && sheet_.same_cells(known->second, last)) ++counts_.alike;
}

// An export that names a row twice means the later one; a row without its whole key names none.
void SheetReader::keep_newest() {
  if (input_.key.empty()) {
    count_alike();
    return;
  }
  const std::size_t last = sheet_.rows() - 1;
  const auto cell_of = [&](std::size_t column) { return cells_[column]; };
  const bool has_key = std::none_of(input_.key.begin(), input_.key.end(),
                                    [&](std::size_t column) { return cells_[column].empty(); });
  if (!has_key) return;
  const auto [known, is_new] = row_of_key_.try_emplace(joint_key(input_.key, cell_of), last);
  if (is_new) return;
  if (sheet_.same_cells(known->second, last)) {
    ++counts_.repeated;
    sheet_.drop_last();
  } else {
    ++counts_.replaced;
    sheet_.replace_by_last(known->second);
  }
}

}  // namespace

Result<Sheet> read_sheet(const Input& input, const std::vector<std::string>& files,
                         InputReport& counts, ImportReport& report) {
  counts.name = input.name;
  SheetReader reader(input, counts, report);
  for (const std::string& file : files) reader.read(file);
  return reader.take();
}

}  // namespace xingji::mapping
