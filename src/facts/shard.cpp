#include "facts/shard.h"

#include <algorithm>

#include "facts/hash.h"
#include "facts/sink.h"

namespace xingji {

std::int64_t ColumnData::at(std::size_t row) const {
  switch (kind) {
    case Kind::flag:
      return flags.empty() ? 0 : flags[row];
    case Kind::id:
    case Kind::text:
    case Kind::word:
    case Kind::instant:
    case Kind::planned:
    case Kind::from:
    case Kind::to:
      return words.empty() || words[row] == 0 ? missing : static_cast<std::int64_t>(words[row]);
    case Kind::integer:
    case Kind::day:
      return numbers.empty() || numbers[row] == INT32_MIN ? missing : numbers[row];
    case Kind::money:
    case Kind::decimal:
      return wides.empty() ? missing : wides[row];
  }
  return missing;
}

// The bucket that holds `text` or the empty one where it would go.
std::size_t Symbols::bucket_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = buckets_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32U);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Bucket& bucket = buckets_[at];
    if (bucket.code == 0 || (bucket.tag == tag && texts_[bucket.code] == text)) return at;
  }
}

void Symbols::grow() {
  const std::vector<Bucket> before = std::move(buckets_);
  buckets_.assign(std::max<std::size_t>(64, before.size() * 2), {});
  for (std::uint32_t code = 1; code < texts_.size(); ++code) {
    const std::uint64_t hash = hash_of(texts_[code]);
    buckets_[bucket_of(texts_[code], hash)] = {code, static_cast<std::uint32_t>(hash >> 32U)};
  }
}

std::uint32_t Symbols::find(std::string_view text) const {
  if (text.empty()) return 0;
  if (buckets_.empty()) return unknown;
  const std::uint32_t code = buckets_[bucket_of(text, hash_of(text))].code;
  return code == 0 ? unknown : code;
}

std::uint32_t Symbols::add(std::string_view text) {
  if (text.empty()) return 0;
  if (texts_.size() * 2 >= buckets_.size()) grow();
  const std::uint64_t hash = hash_of(text);
  Bucket& bucket = buckets_[bucket_of(text, hash)];
  if (bucket.code == 0) {
    CHECK(texts_.size() < unknown);
    bucket = {static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(hash >> 32U)};
    texts_.emplace_back(text);
  }
  return bucket.code;
}

std::optional<AccountPlace> find_account(const FactSet& facts, std::string_view id) {
  const std::size_t shard = shard_of(id);
  if (shard >= facts.shards.size()) return std::nullopt;
  const auto& accounts = facts.shards[shard].accounts;
  const auto found =
      std::lower_bound(accounts.begin(), accounts.end(), id,
                       [](const Account& a, std::string_view b) { return a.id < b; });
  if (found == accounts.end() || found->id != id) return std::nullopt;
  return AccountPlace{shard, static_cast<std::size_t>(found - accounts.begin())};
}

}  // namespace xingji
