#include "facts/sink.h"

#include <algorithm>

#include "facts/build.h"
#include "facts/hash.h"

namespace xingji {
namespace {

bool is_text(Kind kind) { return kind == Kind::id || kind == Kind::text || kind == Kind::word; }

// Of all cells but those that all versions of a fact share, also of those that are not kept: a
// version that changes only an unneeded column is not an exact repeat.
std::array<std::uint32_t, 2> content_of(const Row& row) {
  // The column's own constant keeps values that change places apart; a sum, because no cell has to
  // wait for the one before.
  const auto place = [](std::uint8_t column) { return (column + 1) * 0xA24BAED4963EE407ULL; };
  std::uint64_t sum = row.deleted ? 1 : 0;
  for (const std::uint8_t i : row.shape->texts) {
    if (!row.cells[i].text.empty()) sum += mix(place(i), hash_of(row.cells[i].text));
  }
  for (const std::uint8_t i : row.shape->numbers) {
    sum += mix(place(i), static_cast<std::uint64_t>(row.cells[i].number));
  }
  return {static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(sum >> 32U)};
}

std::uint32_t latest_happening(const Row& row) {
  std::int64_t latest = 0;
  for (const std::uint8_t i : row.shape->instants) latest = std::max(latest, row.cells[i].number);
  return static_cast<std::uint32_t>(latest);
}

template <class T>
void write(std::byte* at, T value) {
  std::memcpy(at, &value, sizeof value);
}

}  // namespace

std::size_t shard_of(std::string_view account, std::size_t shards) {
  return static_cast<std::size_t>(hash_of(account) % shards);
}

RowSink::RowSink(const std::vector<RecordLayout>& layouts, Instant known_at, HashSeed seed,
                 std::size_t shards, ShardPages& pages)
    : layouts_(layouts),
      known_at_(known_at),
      pages_(pages),
      shards_(shards),
      rows_(shards),
      symbols_(seed) {}

RowSink::Chunk RowSink::take_chunk(std::size_t shard, std::size_t least) {
  CHECK(least <= most_bytes);
  const std::size_t before = shards_[shard].size();
  std::size_t size = std::min(first_bytes << std::min<std::size_t>(before, 8), most_bytes);
  if (size < least) size = most_bytes;
  std::byte* const begin =
      before < common_chunks ? pages_.take_common(size) : pages_.take(shard, size);
  return {begin, size, 0};
}

std::byte* RowSink::room(std::size_t shard, std::size_t bytes) {
  Chunks& chunks = shards_[shard];
  if (chunks.empty() || chunks.back().used + bytes > chunks.back().size) {
    chunks.push_back(take_chunk(shard, bytes));
  }
  std::byte* at = chunks.back().begin + chunks.back().used;
  chunks.back().used += bytes;
  packed_bytes_.store(packed_bytes() + bytes, std::memory_order_relaxed);  // one thread writes
  __builtin_prefetch(at + bytes + 64, 1);  // for the shard's next rows
  return at;
}

std::string_view RowSink::account_of(const Row& row, const RecordLayout& layout) const {
  for (const std::size_t column : layout.account_columns) {
    if (!row.cells[column].text.empty()) return row.cells[column].text;
  }
  return {};
}

std::string_view RowSink::key_of(const Row& row, const RecordLayout& layout) {
  if (layout.key_columns.size() == 1) return row.cells[layout.key_columns[0]].text;
  key_.clear();
  const auto columns = definition(row.table).columns;
  for (const std::size_t column : layout.key_columns) {
    const Cell& cell = row.cells[column];
    if (is_text(columns[column].kind)) {
      key_.append(cell.text);
    } else {
      key_.append(std::to_string(cell.number));
    }
    key_.push_back('\x1f');
  }
  return std::string_view(key_).substr(0, UINT16_MAX);
}

void RowSink::write_fields(const Row& row, const RecordLayout& layout, std::byte* at) {
  for (const RecordLayout::Field& field : layout.fields) {
    const Cell& cell = row.cells[field.column];
    std::byte* to = at + field.offset;
    switch (field.stored) {
      case Stored::flag:
        write(to, static_cast<std::uint8_t>(cell.number == 1));
        break;
      case Stored::word:
        write(to, cell.number == missing ? 0U : static_cast<std::uint32_t>(cell.number));
        break;
      case Stored::symbol:
        write(to, symbols_.add(cell.text));
        break;
      case Stored::number:
        write(to, cell.number == missing ? INT32_MIN : static_cast<std::int32_t>(cell.number));
        break;
      case Stored::wide:
        write(to, cell.number);
        break;
    }
  }
}

void RowSink::add(const Row& row) {
  const RecordLayout& layout = layouts_[static_cast<std::size_t>(row.table)];
  if (!layout.is_needed) return;
  if (known_at_ != missing && row.recorded_at != missing && row.recorded_at > known_at_) return;

  const std::string_view account = account_of(row, layout);
  const std::string_view key = key_of(row, layout);
  const std::string_view link = layout.link ? row.cells[*layout.link].text : std::string_view{};

  RecordHeader header;
  header.content = content_of(row);
  header.line = row.line;
  header.recorded_at =
      row.recorded_at == missing ? UINT32_MAX : static_cast<std::uint32_t>(row.recorded_at);
  header.latest = latest_happening(row);
  header.table = row.table;
  header.deleted = static_cast<std::uint8_t>(row.deleted);
  CHECK(account.size() <= UINT8_MAX && link.size() <= UINT16_MAX);
  header.account_bytes = static_cast<std::uint8_t>(account.size());
  header.key_bytes = static_cast<std::uint16_t>(key.size());
  header.link_bytes = static_cast<std::uint16_t>(link.size());
  header.named_as_shop = static_cast<std::uint8_t>(
      row.table == Table::attributes
          ? row.cells[column_index(Table::attributes, "subject_kind")].text == "shop"
          : layout.shop && !row.cells[*layout.shop].text.empty());

  const std::size_t shard = shard_of(account, shards_.size());
  std::byte* at = room(shard, sizeof header + header.name_bytes() + layout.fixed_bytes);
  ++rows_[shard][static_cast<std::size_t>(row.table)];
  write(at, header);
  at += sizeof header;
  for (const std::string_view name : {account, key, link}) {
    if (!name.empty()) std::memcpy(at, name.data(), name.size());
    at += name.size();
  }
  write_fields(row, layout, at);
}

void add_row(RowSink& sink, const Row& row) { sink.add(row); }

}  // namespace xingji
