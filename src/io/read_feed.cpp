#include "io/read_feed.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "io/csv.h"

namespace xingji {
namespace {

constexpr std::string_view not_read = "the file is left out";
constexpr std::string_view cut_off = "the file ends early";

}  // namespace

Feed::Feed(std::span<const DataFile> files, Options options)
    : files_(files), options_(std::move(options)) {
  for (const DataFile& file : files_) total_bytes_ += file.bytes;
}

bool Feed::next(Work& work) {
  const std::lock_guard lock(mutex_);
  for (;;) {
    if (reader_ == nullptr) {
      if (opened_ == files_.size()) return false;
      if (!open_next()) continue;
    }
    const DataFile& file = files_[opened_ - 1];
    if (reader_->next(work.block)) {
      if (!may_go_on()) {
        give_up();
        return false;
      }
      work.plan = &plans_.back();
      work.format = file.format;
      has_rows_ = true;
      return true;
    }
    close(file);
  }
}

void Feed::stop() {
  const std::lock_guard lock(mutex_);
  give_up();
}

void Feed::give_up() {
  opened_ = files_.size();
  reader_.reset();
}

bool Feed::may_go_on() {
  if (!options_.progress || total_bytes_ == 0) return true;
  const std::uint64_t used = finished_bytes_ + (reader_ ? reader_->source().used() : 0);
  return options_.progress(
      std::min(1.0, static_cast<double>(used) / static_cast<double>(total_bytes_)));
}

void Feed::refuse(std::uint32_t line, const std::string& message, const std::string& remedy) {
  const FilePlan& plan = plans_.back();
  tally_.refuse(plan, line, {{plan.file, static_cast<int>(line), 0}, message, remedy},
                std::string(not_read));
}

// False when the file gives no rows; what was wrong with it has been noted.
bool Feed::open_next() {
  const DataFile& file = files_[opened_];
  plans_.push_back(start_plan(file.table, file.name, static_cast<std::uint32_t>(opened_)));
  ++opened_;
  has_rows_ = false;
  FilePlan& plan = plans_.back();
  if (!options_.keep_buyer_ids) hash_buyers(plan);
  tally_.table(plan).file = file.name;
  auto source = file.path.empty() ? memory_source(file.contents) : open_source(file.path);
  const RowEnds ends = file.format == RowFormat::csv ? RowEnds::csv : RowEnds::lines;
  reader_ = std::make_unique<BlockReader>(std::move(source), ends, options_.limits);
  if (file.format == RowFormat::csv) {
    open_csv(file, plan);
  } else {
    plan_all_columns(plan);
  }
  return reader_ != nullptr;
}

void Feed::open_csv(const DataFile& file, FilePlan& plan) {
  const bool has_header = reader_->first_row(header_);
  if (!has_header || reader_->is_utf16()) {
    if (reader_->is_utf16()) {
      refuse(1, "the file is UTF-16; the file is left out", "save the file as UTF-8");
      reader_.reset();
    } else if (reader_->source().fault().empty()) {
      found_.warnings.push_back(
          {{file.name, 0, 0}, "the file is empty; it has no header", "", true});
      reader_.reset();
    } else {
      close(file);
    }
    return;
  }
  const RowSpan row = header_.rows.back();
  if (row.fault != Fault::none) {
    Rejection rejection{.fault = row.fault, .line = row.fault_line, .field = row.fault_field};
    Problem problem = to_problem(rejection, file.name);
    problem.message = "the header: " + problem.message + "; the file is left out";
    tally_.refuse(plan, row.line, std::move(problem), std::string(not_read));
    reader_.reset();
    return;
  }
  std::string_view text(header_.bytes.data() + row.begin, row.end - row.begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (text.find('\r') != std::string_view::npos) {
    refuse(row.line, "the lines end in a carriage return alone; the file is left out",
           "save the file with line ends LF or CR LF");
    reader_.reset();
    return;
  }
  std::string room;
  std::vector<std::string_view> names;
  split_row(text, room, names);
  HeaderNotes notes = plan_header(plan, names, row.line);
  TableReport& table = tally_.table(plan);
  table.personal_columns = std::move(notes.personal_columns);
  table.unknown_columns = std::move(notes.unknown_columns);
  table.absent_columns = std::move(notes.absent_columns);
  std::move(notes.warnings.begin(), notes.warnings.end(), std::back_inserter(found_.warnings));
  if (notes.refusal) {
    tally_.refuse(plan, row.line, std::move(*notes.refusal), std::string(not_read));
    reader_.reset();
  }
}

void Feed::close(const DataFile& file) {
  if (!has_rows_ && reader_->source().fault().empty()) {
    found_.warnings.push_back({{file.name, 0, 0}, "the file has no rows", "", true});
  }
  if (!reader_->source().fault().empty()) {
    const FilePlan& plan = plans_.back();
    const std::uint32_t line = reader_->line();
    tally_.refuse(plan, line,
                  {{plan.file, static_cast<int>(line), 0},
                   reader_->source().fault() + "; what follows is left out",
                   "get the file again"},
                  std::string(cut_off));
  }
  finished_bytes_ += file.bytes;
  reader_.reset();
}

void Feed::add_findings(QualityReport& report, std::vector<Tally>& tallies) {
  for (std::size_t i = 0; i < table_count; ++i) {
    TableReport& from = tally_.tables[i];
    TableReport& to = report.tables[i];
    to.file = from.file;
    to.personal_columns = std::move(from.personal_columns);
    to.unknown_columns = std::move(from.unknown_columns);
    to.absent_columns = std::move(from.absent_columns);
  }
  std::move(found_.warnings.begin(), found_.warnings.end(), std::back_inserter(report.warnings));
  tallies.push_back(std::move(tally_));
}

}  // namespace xingji
