#include "engine/batches.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace xingji {
namespace {

// The first eight bytes as a number, so that most ids compare at once.
std::uint64_t head_of(std::string_view id) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    head = head << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
  }
  return head;
}

std::vector<NamedRows> all_shops(const FactSet& facts) {
  struct Place {
    std::uint64_t head;
    const Shard* shard;
    std::size_t account;
    const std::string& id() const { return shard->accounts[account].id; }
  };
  std::vector<Place> places;
  for (const Shard& shard : facts.shards) {
    for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
      const Account& account = shard.accounts[a];
      if (account.is_shop) places.push_back({head_of(account.id), &shard, a});
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.head != b.head ? a.head < b.head : a.id() < b.id();
  });
  std::vector<NamedRows> subjects;
  subjects.reserve(places.size());
  for (const Place& place : places) {
    subjects.push_back({place.id(), {place.shard, place.account}});
  }
  return subjects;
}

}  // namespace

std::vector<std::string> subjects_of(const FactSet& facts) {
  std::vector<std::string> subjects;
  for (NamedRows& shop : all_shops(facts)) subjects.push_back(std::move(shop.subject));
  return subjects;
}

std::vector<NamedRows> all_rows(const FactSet& facts, const Pack& pack) {
  return pack.subject == Pack::Subject::shop ? all_shops(facts)
                                             : rows_of(facts, pack, subjects_of(facts, pack));
}

std::vector<NamedRows> rows_of(const FactSet& facts, const Pack& pack,
                               const std::vector<std::string>& subjects) {
  std::vector<NamedRows> found;
  found.reserve(subjects.size());
  for (const std::string& subject : subjects) {
    const auto rows = find_subject(facts, pack, subject);
    CHECK(rows.has_value());
    found.push_back({subject, *rows});
  }
  return found;
}

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
