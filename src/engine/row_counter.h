// Counting, which is what most measures do with most rows: each row counts from the day that it
// enters a window to the day that it leaves, and measures of like windows ask once which days these
// are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/posts.h"

namespace xingji {

struct RowSpans;

class RowCounter {
 public:
  /// To the rows that are counted next; they stay as they are meanwhile.
  void turn_to(const RowSpans& rows);

  /// Posts each of the rows with `sign`; with marks those that are marked with 1. The others are
  /// counted no times, which is less work than leaving them out.
  void count(const Window& window, std::int64_t sign, MeasurePosts& posts,
             std::span<const std::uint8_t> marks = {});

 private:
  // By lane, among the differences of a window's first account. A row that no day holds enters and
  // leaves on the same.
  struct Places {
    Window::Choice choice;
    std::size_t width = 0;  // differences of an account
    std::vector<std::uint32_t> enter;
    std::vector<std::uint32_t> leave;
  };
  const Places& places_in(const Window::Choice& choice, const MeasurePosts& posts);
  void count_on_the_day(const Window::Choice& choice, std::size_t at, std::int64_t sign,
                        MeasurePosts& posts, std::span<const std::uint8_t> marks) const;

  const RowSpans* rows_ = nullptr;
  std::vector<Places> places_;
  std::size_t found_ = 0;  // of these, for the rows at hand; the others are room
};

}  // namespace xingji
