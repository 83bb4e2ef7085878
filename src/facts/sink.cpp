#include "facts/sink.h"

#include <algorithm>
#include <utility>

#include "facts/build.h"
#include "facts/hash.h"

namespace xingji {
namespace {

bool is_text(Kind kind) { return kind == Kind::id || kind == Kind::text || kind == Kind::word; }

// Of each column's part in the digest below: odd numbers that nothing relates.
constexpr std::array<std::uint64_t, 64> column_keys = [] {
  std::array<std::uint64_t, 64> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = mix(0, i) | 1U;
  return keys;
}();

// Of all cells but those that all versions of a fact share, also of those that are not kept: a
// version that changes only an unneeded column is not an exact repeat. A sum of products of 128
// bits: no cell waits for the one before.
std::uint64_t content_of(const Row& row) {
  __extension__ using Wide = unsigned __int128;
  Wide sum = row.deleted ? 1 : 0;
  for (const std::uint8_t i : row.shape->texts) {
    if (!row.cells[i].text.empty()) sum += Wide{hash_of(row.cells[i].text)} * column_keys[i];
  }
  for (const std::uint8_t i : row.shape->numbers) {
    sum += Wide{static_cast<std::uint64_t>(row.cells[i].number)} * column_keys[i];
  }
  return mix(static_cast<std::uint64_t>(sum), static_cast<std::uint64_t>(sum >> 64U));
}

std::int64_t latest_happening(const Row& row) {
  std::int64_t latest = 0;
  for (const std::uint8_t i : row.shape->instants) latest = std::max(latest, row.cells[i].number);
  return latest;
}

template <class T>
void write(std::byte* at, T value) {
  std::memcpy(at, &value, sizeof value);
}

// Names are short, and a call of memcpy for each costs more than its bytes.
std::byte* write_name(std::byte* at, std::string_view name) {
  const std::size_t size = name.size();
  if (size >= 8 && size <= ShortText::longest) {
    const ShortText words(name);
    write(at, words.head);
    write(at + size - 8, words.tail);
  } else if (size >= 4 && size < 8) {
    const ShortText words(name);
    write(at, static_cast<std::uint32_t>(words.head));
    write(at + size - 4, static_cast<std::uint32_t>(words.tail));
  } else if (size > 0) {
    std::memcpy(at, name.data(), size);
  }
  return at + size;
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
      tails_(shards),
      chunks_(shards),
      symbols_(seed) {
  rows_.fill(std::vector<std::uint32_t>(shards, 0));
}

std::vector<RowSink::Chunk> RowSink::shard(std::size_t which) const {
  std::vector<Chunk> chunks = chunks_[which];
  if (!chunks.empty()) chunks.back() = {chunks.back().data(), tails_[which].at};
  return chunks;
}

void RowSink::add_chunk(std::size_t shard, std::size_t least) {
  CHECK(least <= long_row_bytes);
  std::vector<Chunk>& chunks = chunks_[shard];
  Tail& tail = tails_[shard];
  if (!chunks.empty()) chunks.back() = {chunks.back().data(), tail.at};
  std::size_t size = std::min(first_bytes << std::min<std::size_t>(chunks.size(), 8), most_bytes);
  if (size < least) size = long_row_bytes;
  std::byte* const begin =
      chunks.size() < common_chunks ? pages_.take_common(size) : pages_.take(shard, size);
  chunks.emplace_back(begin, size);
  tail = {begin, begin + size - record_slack};
}

std::byte* RowSink::room(std::size_t shard, std::size_t most) {
  const Tail& tail = tails_[shard];
  if (static_cast<std::size_t>(tail.end - tail.at) < most) add_chunk(shard, most + record_slack);
  return tail.at;
}

void RowSink::close(std::size_t shard, std::byte* end) {
  Tail& tail = tails_[shard];
  const auto bytes = static_cast<std::size_t>(end - std::exchange(tail.at, end));
  packed_bytes_.store(packed_bytes() + bytes, std::memory_order_relaxed);  // one thread writes
  __builtin_prefetch(tail.at + 64, 1);  // for the shard's next rows
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

// Cells that are not there are written, too, and then written over: whether they are is a branch
// that nobody foresees.
std::byte* RowSink::write_fields(const Row& row, const RecordLayout& layout, std::byte* at) {
  std::byte* const begin = at;
  at += layout.mask_bytes;
  std::uint64_t mask = 0;
  std::uint64_t bit = 1;
  std::int64_t latest = 0;
  const auto put = [&](auto value, bool is_filled) {
    write(at, value);
    at += is_filled ? sizeof value : 0;
    mask |= is_filled ? bit : 0;
  };
  for (const RecordLayout::Field& field : layout.fields) {
    const Cell& cell = row.cells[field.column];
    switch (field.stored) {
      case Stored::flag:
        mask |= cell.number == 1 ? bit : 0;
        break;
      case Stored::word:
        if (field.is_instant) latest = std::max(latest, cell.number);
        put(static_cast<std::uint32_t>(cell.number), cell.number != missing);
        break;
      case Stored::symbol: {
        const std::uint32_t symbol = symbols_.add(cell.text);
        put(symbol, symbol != 0);
        break;
      }
      case Stored::number:
        put(static_cast<std::int32_t>(cell.number), cell.number != missing);
        break;
      case Stored::wide:
        put(cell.number, cell.number != missing);
        break;
    }
    bit <<= 1U;
  }
  const std::int64_t happening = latest_happening(row);
  put(static_cast<std::uint32_t>(happening), happening > latest);
  std::memcpy(begin, &mask, layout.mask_bytes);
  return at;
}

void RowSink::add(const Row& row) {
  const RecordLayout& layout = layouts_[static_cast<std::size_t>(row.table)];
  if (!layout.is_needed) return;
  if (known_at_ != missing && row.recorded_at != missing && row.recorded_at > known_at_) return;

  const std::string_view account = account_of(row, layout);
  const std::string_view key = key_of(row, layout);
  const std::string_view link = layout.link ? row.cells[*layout.link].text : std::string_view{};

  CHECK(account.size() <= UINT8_MAX && link.size() <= UINT8_MAX);
  const bool named_as_shop =
      row.table == Table::attributes
          ? row.cells[column_index(Table::attributes, "subject_kind")].text == "shop"
          : layout.shop && !row.cells[*layout.shop].text.empty();

  const std::size_t shard = shard_of(account, tails_.size());
  const bool is_long = key.size() >= UINT8_MAX;
  const std::size_t name_bytes = account.size() + key.size() + link.size() + (is_long ? 2 : 0);
  std::byte* at = room(shard, sizeof(RecordHeader) + name_bytes + layout.most_bytes);
  ++rows_[static_cast<std::size_t>(row.table)][shard];
  // In its place: copying what has just been written in pieces waits for it to be written.
  RecordHeader& header = *new (at) RecordHeader;
  header.content = content_of(row) & RecordHeader::content_bits;
  header.line = row.line;
  header.recorded_at =
      row.recorded_at == missing ? UINT32_MAX : static_cast<std::uint32_t>(row.recorded_at);
  header.table = row.table;
  header.deleted = row.deleted;
  header.named_as_shop = named_as_shop;
  header.account_bytes = static_cast<std::uint8_t>(account.size());
  header.key_bytes = static_cast<std::uint8_t>(is_long ? UINT8_MAX : key.size());
  header.link_bytes = static_cast<std::uint8_t>(link.size());
  at = write_name(at + sizeof(RecordHeader), account);
  if (is_long) {
    write(at, static_cast<std::uint16_t>(key.size()));
    at += sizeof(std::uint16_t);
  }
  at = write_name(write_name(at, key), link);
  close(shard, write_fields(row, layout, at));
}

void add_row(RowSink& sink, const Row& row) { sink.add(row); }

}  // namespace xingji
