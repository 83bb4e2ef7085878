// A data set is a folder with one file per table and, where wanted, `dataset.yaml` with its zone
// and currency. This finds the files; nothing in them is read yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "base/tables.h"

namespace xingji {

enum class RowFormat : std::uint8_t { csv, ndjson };

struct DataFile {
  Table table = Table::shops;
  RowFormat format = RowFormat::csv;
  std::string name;           // in messages
  std::string path;           // empty: `contents` holds the bytes
  std::string_view contents;  // must outlive all reading
  std::uint64_t bytes = 0;    // on the disk
};

struct DataSet {
  std::vector<DataFile> files;  // by table
  Zone zone{"UTC", 0};
  std::string currency;
  Problems warnings;
};

/// The files of a data set. Problems: no such folder, no table in it (a platform's export,
/// perhaps), two files for one table, a `dataset.yaml` that says what it cannot say.
Result<DataSet> find_data_set(const std::string& folder);

}  // namespace xingji
