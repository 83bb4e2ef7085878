// How a row is packed between reading and building: a short header, the account, the key, the order
// it hangs on, then the needed columns, 30-90 bytes in all. Only the folder looks inside.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "facts/needs.h"
#include "facts/shard.h"

namespace xingji {

/// How a column is written into a record: in 1, 4, 4, 4 or 8 bytes.
enum class Stored : std::uint8_t { flag, word, symbol, number, wide };

Stored stored_as(Kind kind);

/// The needed columns of one table, in definition order, and their place behind the names.
struct RecordLayout {
  struct Field {
    std::size_t column = 0;
    Stored stored = Stored::flag;
    std::uint16_t offset = 0;
  };
  bool is_needed = false;
  std::vector<Field> fields;
  std::uint16_t fixed_bytes = 0;
  std::optional<std::size_t> event;  // position of the event time in `fields`
  std::vector<std::size_t> key_columns;
  std::vector<std::size_t> account_columns;
  std::optional<std::size_t> link;  // the order_id column, when it is needed
  std::optional<std::size_t> shop;  // the shop_id column

  const Field* field_of(std::size_t column) const;
};

std::vector<RecordLayout> make_layouts(const Needs& needs);

/// Lies wherever the record before it ends.
struct [[gnu::packed]] RecordHeader {
  std::uint64_t content = 0;  // hash of the row's cells: equal for exact repeats
  std::uint32_t line = 0;
  std::uint32_t recorded_at = 0;  // UINT32_MAX: not given, so newer than all
  std::uint32_t latest = 0;       // the latest happening of the row
  Table table = Table::shops;
  bool deleted = false;
  bool named_as_shop = false;
  std::uint8_t account_bytes = 0;
  std::uint16_t key_bytes = 0;
  std::uint16_t link_bytes = 0;

  /// Of what stands between the header and the columns.
  std::size_t name_bytes() const {
    return std::size_t{account_bytes} + std::size_t{key_bytes} + std::size_t{link_bytes};
  }
};
static_assert(sizeof(RecordHeader) == 28);

template <class T>
T stored(const std::byte* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// What stands at `at`, or `missing`.
std::int64_t stored_value(const std::byte* at, Stored how);

/// One packed record; the bytes live in the sink's chunks.
class Record {
 public:
  explicit Record(const std::byte* bytes) : bytes_(bytes) {
    std::memcpy(&header_, bytes, sizeof header_);
  }
  const RecordHeader& header() const { return header_; }
  std::string_view account() const {
    return {reinterpret_cast<const char*>(bytes_ + sizeof header_), header_.account_bytes};
  }
  std::string_view key() const {
    return {account().data() + header_.account_bytes, header_.key_bytes};
  }
  std::string_view link() const { return {key().data() + header_.key_bytes, header_.link_bytes}; }
  std::size_t size(const RecordLayout& layout) const {
    return sizeof header_ + header_.name_bytes() + layout.fixed_bytes;
  }
  /// Where the needed columns begin.
  const std::byte* fields() const { return bytes_ + sizeof header_ + header_.name_bytes(); }
  /// The stored value, or `missing`; symbols are still codes of the sink that made the record.
  std::int64_t value(const RecordLayout::Field& field) const {
    return stored_value(fields() + field.offset, field.stored);
  }

 private:
  const std::byte* bytes_;
  RecordHeader header_;
};

}  // namespace xingji
