#include "book/book.h"

#include <charconv>
#include <filesystem>

#include "io/csv.h"
#include "io/csv_cell.h"
#include "io/write_file.h"
#include "pack/digest.h"
#include "pack/pack_files.h"

namespace xingji {
namespace {

constexpr std::string_view header = "on,month,subject,kind,name,cents,detail\n";
constexpr std::size_t columns = 7;

std::string row_of(const BookEntry& entry) {
  return entry.on + ',' + entry.month + ',' + csv_cell(entry.subject) + ',' + entry.kind + ',' +
         csv_cell(entry.name) + ',' + (entry.cents ? std::to_string(*entry.cents) : "") + ',' +
         csv_cell(entry.detail) + '\n';
}

std::optional<BookEntry> entry_of(std::string_view line) {
  std::string room;
  std::vector<std::string_view> cells;
  split_row(line, room, cells);
  if (cells.size() != columns) return std::nullopt;
  BookEntry entry{std::string(cells[0]), std::string(cells[1]), std::string(cells[2]),
                  std::string(cells[3]), std::string(cells[4]), {},
                  std::string(cells[6])};
  if (cells[5].empty()) return entry;
  std::int64_t cents = 0;
  const auto [end, fault] =
      std::from_chars(cells[5].data(), cells[5].data() + cells[5].size(), cents);
  if (fault != std::errc{} || end != cells[5].data() + cells[5].size()) return std::nullopt;
  entry.cents = cents;
  return entry;
}

// Line ends would break a row in two.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

Problem broken(const std::string& file, int line) {
  return {{file, line, 1},
          "the book is not as it was written",
          "put back the copy that was kept of it; nothing in it may be changed by hand"};
}

}  // namespace

Result<Book> Book::read(const std::string& folder) {
  Book book;
  book.file_ = (std::filesystem::path(folder) / "pay-book.csv").string();
  if (!std::filesystem::exists(book.file_)) return book;
  auto content = file_content(book.file_);
  if (!content.ok()) return content.problems();
  book.text_ = std::move(content.value());
  const std::string_view text = book.text_;
  if (!text.starts_with(header)) return broken(book.file_, 1);
  int line = 1;
  bool is_sealed = false;
  for (std::size_t begin = header.size(); begin < text.size();) {
    ++line;
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return broken(book.file_, line);
    const auto entry = entry_of(text.substr(begin, end - begin));
    if (!entry) return broken(book.file_, line);
    is_sealed = entry->kind == "seal";
    if (is_sealed && entry->detail != sha256_hex(text.substr(0, begin))) {
      return broken(book.file_, line);
    }
    if (!is_sealed) book.entries_.push_back(*entry);
    begin = end + 1;
  }
  if (!is_sealed) return broken(book.file_, line);
  return book;
}

Problems Book::add(const std::vector<BookEntry>& entries, const std::string& on) {
  std::string text = text_.empty() ? std::string(header) : text_;
  std::vector<BookEntry> all = entries_;
  for (BookEntry entry : entries) {
    entry.on = on;
    entry.detail = one_line(entry.detail);
    text += row_of(entry);
    all.push_back(std::move(entry));
  }
  text += row_of({on, "", "", "seal", "", {}, sha256_hex(text)});
  Problems problems = write_file(file_, text);
  if (!problems.empty()) return problems;
  text_ = std::move(text);
  entries_ = std::move(all);
  return problems;
}

}  // namespace xingji
