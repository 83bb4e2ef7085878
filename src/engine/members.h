// On which days the rows of an account belong to a selection of the pack.
#pragma once

#include <span>
#include <vector>

#include "base/calendar.h"

namespace xingji {

class Members {
 public:
  /// Both ends inside.
  struct Span {
    Day from = 0;
    Day until = 0;
  };

  Members() = default;
  /// For the rows begin … end − 1 of the account; none belongs yet.
  Members(std::uint32_t begin, std::uint32_t end) : begin_(begin), spans_(end - begin) {}

  void add(std::uint32_t row, Span span) { spans_[row - begin_].push_back(span); }

  std::span<const Span> of(std::uint32_t row) const { return spans_[row - begin_]; }
  bool holds(std::uint32_t row, Day day) const {
    for (const Span& span : of(row)) {
      if (span.from <= day && day <= span.until) return true;
    }
    return false;
  }

 private:
  std::uint32_t begin_ = 0;
  std::vector<std::vector<Span>> spans_;  // by row
};

}  // namespace xingji
