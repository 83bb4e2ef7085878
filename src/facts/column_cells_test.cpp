#include "facts/column_cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

#include "facts/pages.h"

namespace xingji {
namespace {

ColumnCells<std::uint32_t> cells_in(const std::shared_ptr<ColumnPages>& pages, std::size_t count,
                                    std::uint32_t value) {
  return ColumnCells<std::uint32_t>(count, value, ColumnAllocator<std::uint32_t>(pages));
}

bool holds_only(const ColumnCells<std::uint32_t>& cells, std::uint32_t value) {
  return std::all_of(cells.begin(), cells.end(), [&](std::uint32_t c) { return c == value; });
}

TEST(ColumnCells, AreMovedWithTheirPages) {
  // Else a vector of columns that grows would copy them.
  static_assert(std::is_nothrow_move_constructible_v<ColumnCells<std::uint32_t>>);
  ColumnCells<std::uint32_t> to = {1, 2, 3};  // on the heap
  {
    ColumnCells<std::uint32_t> from =
        cells_in(std::make_shared<ColumnPages>(std::make_shared<Pages>()), 1000, 7);
    const std::uint32_t* const place = from.data();
    to = std::move(from);
    EXPECT_EQ(to.data(), place);
  }
  EXPECT_EQ(to.size(), 1000U);
  EXPECT_TRUE(holds_only(to, 7));
}

TEST(ColumnCells, OfACopyLieOnTheHeap) {
  const auto pages = std::make_shared<ColumnPages>(std::make_shared<Pages>());
  const auto cells = cells_in(pages, 1000, 7);
  const long holders = pages.use_count();
  const std::vector<ColumnCells<std::uint32_t>> copies(2, cells);
  EXPECT_EQ(pages.use_count(), holders);
  EXPECT_EQ(copies[0], cells);
  EXPECT_EQ(copies[1], cells);
}

// Of many sizes, so that some lie in huge pages and some before them.
TEST(ColumnCells, OfManyThreadsDoNotOverlap) {
  const auto pages = std::make_shared<ColumnPages>(std::make_shared<Pages>());
  std::vector<std::vector<ColumnCells<std::uint32_t>>> columns(4);
  std::vector<std::jthread> threads;
  for (std::uint32_t t = 0; t < columns.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::uint32_t i = 0; i < 200; ++i) {
        columns[t].push_back(cells_in(pages, std::size_t{1} + i * i, 1000 * t + i));
      }
    });
  }
  threads.clear();
  for (std::uint32_t t = 0; t < columns.size(); ++t) {
    for (std::uint32_t i = 0; i < 200; ++i) EXPECT_TRUE(holds_only(columns[t][i], 1000 * t + i));
  }
}

TEST(ColumnCells, GrowAndAreAssignedWithinTheirPages) {
  const auto pages = std::make_shared<ColumnPages>(std::make_shared<Pages>());
  ColumnCells<std::uint32_t> cells = cells_in(pages, 3, 7);
  const ColumnCells<std::uint32_t> next = cells_in(pages, 3, 8);
  for (std::uint32_t i = 0; i < 10'000; ++i) cells.push_back(7);
  EXPECT_TRUE(holds_only(cells, 7));
  EXPECT_TRUE(holds_only(next, 8));
  cells = next;
  EXPECT_EQ(cells.get_allocator(), ColumnAllocator<std::uint32_t>(pages));
  EXPECT_TRUE(holds_only(cells, 8));
  ColumnCells<std::uint32_t> of_heap = {9};
  std::swap(cells, of_heap);
  EXPECT_TRUE(holds_only(cells, 9));
  EXPECT_TRUE(holds_only(of_heap, 8));
}

}  // namespace
}  // namespace xingji
