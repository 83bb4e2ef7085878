#include "engine/batches.h"

#include <algorithm>
#include <utility>

namespace xingji {

std::vector<Batch> batches_of(const FactSet& facts, const std::vector<NamedRows>& subjects,
                              std::size_t begin, std::size_t end, std::size_t days) {
  // Balances of a batch stay in the second-level cache, and threads have batches to share.
  constexpr std::size_t subject_days = 1024;
  const std::size_t most = std::clamp<std::size_t>(subject_days / days, 1, 64);
  std::vector<Batch> open(facts.shards.size());
  std::vector<Batch> batches;
  for (std::size_t i = begin; i < end; ++i) {
    Batch& batch = open[static_cast<std::size_t>(subjects[i].rows.shard - facts.shards.data())];
    batch.push_back(i);
    if (batch.size() == most) batches.push_back(std::exchange(batch, {}));
  }
  for (Batch& batch : open) {
    if (!batch.empty()) batches.push_back(std::move(batch));
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
