// The book of pay: one plain CSV that is only ever added to. Every addition ends with a seal, the
// digest of all bytes before it, so that what was written can be seen to stand as it was. Knows
// text and sums; what they mean stands in months.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace xingji {

struct BookEntry {
  std::string on;     // the day on which it was written
  std::string month;  // "2022-05"
  std::string subject;
  std::string kind;  // pack, settled, state, line, said, facts, fact, closed, seal
  std::string name;
  std::optional<std::int64_t> cents;
  std::string detail;
  auto operator<=>(const BookEntry&) const = default;
};

class Book {
 public:
  /// The book of a folder; empty where there is none yet. Problems: it cannot be read, or is not as
  /// it was sealed.
  static Result<Book> read(const std::string& folder);

  const std::vector<BookEntry>& entries() const { return entries_; }
  const std::string& file() const { return file_; }

  /// Writes the entries and a seal behind what stands there: all of it or nothing.
  Problems add(const std::vector<BookEntry>& entries, const std::string& on);

 private:
  std::string file_;
  std::string text_;
  std::vector<BookEntry> entries_;  // without the seals
};

}  // namespace xingji
