// Finds the fact of (account, key) by open addressing over positions. Half of the hash stands
// beside the position, so that other facts' records are rarely fetched. The standard map costs
// three times as much here. Private to the folder.
#pragma once

#include <algorithm>
#include <bit>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "facts/assemble.h"
#include "facts/hash.h"

namespace xingji {

class FactIndex {
 public:
  FactIndex(std::size_t rows, std::pmr::memory_resource* scratch)
      : buckets_(std::bit_ceil(std::max<std::size_t>(16, rows + rows / 3)), scratch) {}

  struct Wanted {
    std::uint32_t account = 0;
    std::string_view key;
    std::uint64_t hash = 0;

    void set(std::uint32_t owner, std::string_view id, HashSeed seed) {
      account = owner;
      key = id;
      hash = mix(hash_of(id, seed), owner);
    }
  };

  /// Fetches what the next look-up needs: done for some before the first of them is looked up.
  void prefetch(const Wanted& wanted) const { __builtin_prefetch(&buckets_[first_of(wanted)], 1); }

  /// The position of the fact with this identity, or `next` after having put it there.
  std::uint32_t find_or_add(const Facts& facts, const Wanted& wanted, std::uint32_t next) {
    Bucket& bucket = buckets_[place_of(facts, wanted)];
    if (bucket.fact == no_row) bucket = {next, tag_of(wanted)};
    return bucket.fact;
  }
  /// The position, or no_row.
  std::uint32_t find(const Facts& facts, const Wanted& wanted) const {
    return buckets_[place_of(facts, wanted)].fact;
  }

 private:
  struct Bucket {
    std::uint32_t fact = no_row;
    std::uint32_t tag = 0;
  };
  std::size_t first_of(const Wanted& wanted) const { return wanted.hash & (buckets_.size() - 1); }
  static std::uint32_t tag_of(const Wanted& wanted) {
    return static_cast<std::uint32_t>(wanted.hash >> 32U);
  }
  std::size_t place_of(const Facts& facts, const Wanted& wanted) const {
    for (std::size_t at = first_of(wanted);; at = (at + 1) & (buckets_.size() - 1)) {
      const Bucket& bucket = buckets_[at];
      if (bucket.fact == no_row) return at;
      if (bucket.tag != tag_of(wanted) || facts[bucket.fact].account != wanted.account) continue;
      if (Record(facts[bucket.fact].newest).key() == wanted.key) return at;
    }
  }

  std::pmr::vector<Bucket> buckets_;
};

}  // namespace xingji
