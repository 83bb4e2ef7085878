#include "engine/batches.h"

#include <algorithm>
#include <utility>

namespace xingji {

std::vector<Batch> batches_of(const FactSet& facts, const std::vector<NamedRows>& subjects,
                              std::size_t begin, std::size_t end, std::size_t days) {
  // What a batch posts stays in the second-level cache, and threads have batches to share.
  constexpr std::size_t subject_days = 4096;
  const std::size_t most = std::clamp<std::size_t>(subject_days / days, 1, 64);
  std::vector<Batch> by_shard(facts.shards.size());
  for (std::size_t i = begin; i < end; ++i) {
    by_shard[static_cast<std::size_t>(subjects[i].rows.shard - facts.shards.data())].push_back(i);
  }
  std::vector<Batch> batches;
  for (Batch& all : by_shard) {
    // As their rows lie in memory.
    std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
      return subjects[a].rows.account < subjects[b].rows.account;
    });
    for (std::size_t from = 0; from < all.size(); from += most) {
      const auto first = all.begin() + static_cast<std::ptrdiff_t>(from);
      batches.emplace_back(first,
                           first + static_cast<std::ptrdiff_t>(std::min(most, all.size() - from)));
    }
  }
  return batches;
}

std::vector<AccountRows> accounts_of(const std::vector<NamedRows>& subjects, const Batch& batch) {
  std::vector<AccountRows> accounts;
  accounts.reserve(batch.size());
  for (const std::size_t i : batch) accounts.push_back(subjects[i].rows);
  return accounts;
}

}  // namespace xingji
