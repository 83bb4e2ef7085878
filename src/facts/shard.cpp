#include "facts/shard.h"

#include <algorithm>
#include <functional>

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

namespace {

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

// The bucket that holds `text` or the empty one where it would go.
std::size_t bucket_of(std::string_view text, const std::vector<std::string>& texts,
                      const std::vector<std::uint32_t>& buckets) {
  const std::size_t mask = buckets.size() - 1;
  std::size_t bucket = hash_of(text) & mask;
  while (buckets[bucket] != 0 && texts[buckets[bucket]] != text) bucket = (bucket + 1) & mask;
  return bucket;
}

}  // namespace

std::uint32_t Symbols::find(std::string_view text) const {
  if (text.empty()) return 0;
  if (buckets_.empty()) return unknown;
  const std::uint32_t code = buckets_[bucket_of(text, texts_, buckets_)];
  return code == 0 ? unknown : code;
}

std::uint32_t Symbols::add(std::string_view text) {
  if (text.empty()) return 0;
  if (texts_.size() * 2 >= buckets_.size()) {
    buckets_.assign(std::max<std::size_t>(64, buckets_.size() * 2), 0);
    for (std::uint32_t code = 1; code < texts_.size(); ++code) {
      buckets_[bucket_of(texts_[code], texts_, buckets_)] = code;
    }
  }
  const std::size_t bucket = bucket_of(text, texts_, buckets_);
  if (buckets_[bucket] == 0) {
    CHECK(texts_.size() < unknown);
    buckets_[bucket] = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
  }
  return buckets_[bucket];
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
