#include "facts/shard.h"

#include <algorithm>

#include "facts/sink.h"

namespace xingji {

// It is as empty as a column that is not kept, and of its kind.
const ColumnData& TableColumns::nothing(std::size_t column) const {
  constexpr auto kinds = static_cast<std::size_t>(Kind::decimal) + 1;
  static const auto by_kind = [] {
    std::array<ColumnData, kinds> empty;
    for (std::size_t kind = 0; kind < kinds; ++kind) empty[kind].kind = static_cast<Kind>(kind);
    return empty;
  }();
  return by_kind[known_.empty() ? 0 : static_cast<std::size_t>(known_[column].kind)];
}

void TableColumns::make() {
  made_.resize(known_.size());
  for (std::size_t i = 0; i < known_.size(); ++i) made_[i].kind = known_[i].kind;
}

// The place of the bucket that holds `text`, or of the empty one where `wanted` would go. Inline: a
// call costs as much as what it does for a short text.
inline std::size_t Symbols::place_of(std::string_view text, Bucket& wanted) const {
  const std::uint64_t hash = hash_of(text, seed_);
  const bool is_short = text.size() <= ShortText::longest;
  wanted.size = static_cast<std::uint32_t>(text.size());
  wanted.head = hash;
  if (is_short) {
    const ShortText words(text);
    wanted.head = words.head;
    wanted.tail = words.tail;
  }
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Bucket& bucket = buckets_[at];
    if (bucket.code == 0) return at;
    if (bucket.head != wanted.head || bucket.tail != wanted.tail || bucket.size != wanted.size) {
      continue;
    }
    if (is_short || texts_[bucket.code] == text) return at;
  }
}

void Symbols::grow() {
  buckets_.assign(std::max<std::size_t>(64, buckets_.size() * 2), {});
  for (std::uint32_t code = 1; code < texts_.size(); ++code) {
    Bucket bucket{.code = code};
    const std::size_t place = place_of(texts_[code], bucket);
    buckets_[place] = bucket;
  }
}

std::uint32_t Symbols::find(std::string_view text) const {
  if (text.empty()) return 0;
  if (buckets_.empty()) return unknown;
  Bucket wanted;
  const std::uint32_t code = buckets_[place_of(text, wanted)].code;
  return code == 0 ? unknown : code;
}

std::uint32_t Symbols::add(std::string_view text) {
  if (text.empty()) return 0;
  if (texts_.size() * 4 >= buckets_.size() * 3) grow();
  Bucket wanted;
  Bucket& bucket = buckets_[place_of(text, wanted)];
  if (bucket.code == 0) {
    CHECK(texts_.size() < unknown);
    wanted.code = static_cast<std::uint32_t>(texts_.size());
    bucket = wanted;
    texts_.emplace_back(text);
  }
  return bucket.code;
}

std::optional<AccountPlace> find_account(const FactSet& facts, std::string_view id) {
  if (facts.shards.empty()) return std::nullopt;
  const std::size_t shard = shard_of(id, facts.shards.size());
  const auto& accounts = facts.shards[shard].accounts;
  const auto found =
      std::lower_bound(accounts.begin(), accounts.end(), id,
                       [](const Account& a, std::string_view b) { return a.id < b; });
  if (found == accounts.end() || found->id != id) return std::nullopt;
  return AccountPlace{shard, static_cast<std::size_t>(found - accounts.begin())};
}

}  // namespace xingji
