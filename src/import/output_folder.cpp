#include "import/output_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "io/csv_cell.h"

namespace xingji::mapping {
namespace {

namespace fs = std::filesystem;

// A rename is kept over a power cut only when its folder is written too.
void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

std::string csv_row(std::span<const std::string> cells) {
  std::string row;
  for (const std::string& cell : cells) {
    row += csv_cell(cell);
    row += ',';
  }
  row.back() = '\n';
  return row;
}

OutputFolder::OutputFolder(std::string target)
    : target_(std::move(target)), file_(nullptr, &std::fclose) {
  while (target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
  staging_ = target_ + ".importing";
}

OutputFolder::~OutputFolder() {
  file_.reset();
  remove_staging();
}

void OutputFolder::fail(const std::string& path, std::string_view what) {
  problems_.push_back({{path}, std::string(what) + ": " + std::strerror(errno), {}});
}

// Only files that an import writes are removed, so a folder of that name that is not ours survives.
void OutputFolder::remove_staging() {
  std::error_code ignored;
  for (const std::string& name : names_) fs::remove(fs::path(staging_) / name, ignored);
  fs::remove(staging_, ignored);
}

Problems OutputFolder::open(std::span<const std::string> tables) {
  std::error_code fault;
  if (target_.empty()) return {{{}, "no folder to write into", "name one with --into"}};
  if (fs::exists(target_) && !fs::is_directory(target_)) {
    return {{{target_}, "is not a folder", "name the folder that the data set goes into"}};
  }
  for (const std::string& table : tables) {
    for (const char* ending : {".csv.zst", ".ndjson", ".ndjson.zst"}) {
      const fs::path other = fs::path(target_) / (table + ending);
      if (!fs::exists(other)) continue;
      problems_.push_back({{other.string()},
                           "the table would stand in the folder twice",
                           "remove this file, or import into another folder"});
    }
    names_.push_back(table + ".csv");
  }
  names_.emplace_back("dataset.yaml");
  if (!problems_.empty()) return problems_;
  remove_staging();
  fs::create_directories(staging_, fault);
  if (fault || !fs::is_empty(staging_, fault)) {
    problems_.push_back({{staging_},
                         fault ? "cannot be made: " + fault.message() : "holds other files",
                         "an import writes here first; remove the folder or its files"});
  }
  return problems_;
}

void OutputFolder::begin(const std::string& name) {
  end_file();
  const std::string path = staging_ + "/" + name;
  file_.reset(std::fopen(path.c_str(), "wb"));
  if (!file_) fail(path, "cannot be written");
}

void OutputFolder::write(std::string_view bytes) {
  if (file_ && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    fail(staging_, "cannot be written");
    file_.reset();
  }
}

void OutputFolder::write_row(std::span<const std::string> cells) { write(csv_row(cells)); }

void OutputFolder::end_file() {
  if (!file_) return;
  const bool kept = std::fflush(file_.get()) == 0 && fsync(fileno(file_.get())) == 0;
  if (!kept) fail(staging_, "cannot be written");
  file_.reset();
}

Problems OutputFolder::publish() {
  end_file();
  if (!problems_.empty()) return problems_;
  sync_folder(staging_);
  std::error_code fault;
  // A folder that is absent or empty gets all files in one step.
  fs::rename(staging_, target_, fault);
  if (fault) {
    for (const std::string& name : names_) {
      fs::rename(fs::path(staging_) / name, fs::path(target_) / name, fault);
      if (!fault) continue;
      problems_.push_back({{target_ + "/" + name}, "cannot be replaced: " + fault.message(), {}});
      return problems_;
    }
  }
  sync_folder(target_);
  sync_folder(fs::absolute(target_).parent_path());
  return problems_;
}

}  // namespace xingji::mapping
