// Single rows of a data set once more, in their canonical spelling, by line: what decides between
// two versions of a fact that were recorded in the same second.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "facts/row.h"
#include "io/read_folder.h"

namespace xingji {

struct ReadOptions;

/// One JSON object without spaces: the columns that say something in the order of the definition,
/// then recorded_at and deleted. Instants in UTC (2022-06-15T07:36:04Z), numbers as plain decimals,
/// flags as true where they hold and not at all where they do not.
std::string canonical_ndjson(const Row& row);

class RowAgain {
 public:
  /// What is given must outlive this.
  RowAgain(std::span<const DataFile> files, const Zone& zone, const ReadOptions& options)
      : files_(files), zone_(zone), options_(options) {}

  /// The rows that begin on these lines, which ascend; empty where none could be read. Reads the
  /// table's file from its beginning to the last of them.
  std::vector<std::string> rows(Table table, const std::vector<std::uint32_t>& lines) const;

 private:
  std::span<const DataFile> files_;
  const Zone& zone_;
  const ReadOptions& options_;
};

}  // namespace xingji
