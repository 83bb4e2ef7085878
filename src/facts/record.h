// How a row is packed between reading and building: a short header, the account, the key, the order
// it hangs on, a bit for each needed column that says whether the row fills it, then what it fills
// them with, 30-70 bytes in all. Most columns of most rows are empty. Only the folder looks inside.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "facts/needs.h"
#include "facts/shard.h"

namespace xingji {

/// How a column is written into a record: in 0 bytes (its bit says it), 4, 4, 4 or 8.
enum class Stored : std::uint8_t { flag, word, symbol, number, wide };

Stored stored_as(Kind kind);

/// The needed columns of one table: the event time first, then in definition order.
struct RecordLayout {
  struct Field {
    std::size_t column = 0;
    Stored stored = Stored::flag;
    bool is_instant = false;  // a happening
  };
  bool is_needed = false;
  bool has_event = false;
  std::vector<Field> fields;
  std::size_t mask_bytes = 0;  // a bit for each field, and one for the latest happening
  std::size_t most_bytes = 0;  // of the mask and all cells
  std::vector<std::array<std::uint8_t, 256>>
      bytes;  // by byte of the mask: of the cells it tells of
  std::vector<std::size_t> key_columns;
  std::vector<std::size_t> account_columns;
  std::optional<std::size_t> link;  // the order_id column, when it is needed
  std::optional<std::size_t> shop;  // the shop_id column

  /// The position of a column in `fields`.
  std::optional<std::size_t> field_of(std::size_t column) const;
};

std::vector<RecordLayout> make_layouts(const Needs& needs);

/// Lies wherever the record before it ends.
struct [[gnu::packed]] RecordHeader {
  static constexpr std::uint64_t content_bits = (std::uint64_t{1} << 48U) - 1;

  std::uint64_t content : 48 = 0;  // hash of the row's cells: equal for exact repeats
  Table table : 6 = Table::shops;
  bool deleted : 1 = false;
  bool named_as_shop : 1 = false;
  std::uint8_t account_bytes = 0;
  std::uint8_t key_bytes =
      0;  // UINT8_MAX: a key of more columns than one, its size stands before it
  std::uint8_t link_bytes = 0;
  std::uint32_t line = 0;
  std::uint32_t recorded_at = 0;  // UINT32_MAX: not given, so newer than all
};
static_assert(sizeof(RecordHeader) == 18 && table_count <= 64);

template <class T>
T stored(const std::byte* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// Records, and nothing else, may be read so many bytes beyond their end.
inline constexpr std::size_t record_slack = 8;

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
    const char* const begin = account().data() + header_.account_bytes;
    if (header_.key_bytes < UINT8_MAX) return {begin, header_.key_bytes};
    return {begin + sizeof(std::uint16_t), stored<std::uint16_t>(bytes_at(begin))};
  }
  std::string_view link() const {
    const std::string_view before = key();
    return {before.data() + before.size(), header_.link_bytes};
  }
  /// Where the mask and the cells begin.
  const std::byte* fields() const {
    const std::string_view last = link();
    return bytes_at(last.data() + last.size());
  }
  std::size_t size(const RecordLayout& layout) const;
  /// What fills the field at this position, or `missing`; symbols are still codes of the sink that
  /// made the record.
  std::int64_t value(const RecordLayout& layout, std::size_t position) const;

 private:
  static const std::byte* bytes_at(const char* at) {
    return reinterpret_cast<const std::byte*>(at);
  }

  const std::byte* bytes_;
  RecordHeader header_;
};

/// The bits at `at`, the first field's lowest.
inline std::uint64_t stored_mask(const std::byte* at, const RecordLayout& layout) {
  return stored<std::uint64_t>(at) & (UINT64_MAX >> (64 - 8 * layout.mask_bytes));
}

}  // namespace xingji
