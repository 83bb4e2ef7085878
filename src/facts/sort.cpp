// Facts into their order. Most of it is known without comparing: accounts and cases are small
// numbers, and files mostly come by time.
#include <algorithm>
#include <array>

#include "facts/assemble.h"

namespace xingji {
namespace {

struct Key {
  std::uint32_t event;
  std::uint32_t at;  // position of the fact
};
using Keys = std::pmr::vector<Key>;

std::uint32_t group_of(const Fact& fact, const ShardFacts& shard, bool by_case) {
  if (!by_case) return fact.account;
  return shard.accounts[fact.account].first_case + fact.case_number;
}

// By event, equal ones in the order they had: digit by digit of base 4096.
void sort_many(std::span<Key> keys, Keys& room) {
  constexpr unsigned digit_bits = 12;
  constexpr std::uint32_t digits = 1U << digit_bits;
  room.resize(keys.size());
  std::uint32_t least = UINT32_MAX;
  std::uint32_t most = 0;
  for (const Key& key : keys) {
    least = std::min(least, key.event);
    most = std::max(most, key.event);
  }
  for (unsigned shift = 0; shift < 32 && (most - least) >> shift != 0; shift += digit_bits) {
    const auto digit = [&](const Key& key) { return ((key.event - least) >> shift) % digits; };
    std::array<std::uint32_t, digits> place{};
    for (const Key& key : keys) ++place[digit(key)];
    std::uint32_t before = 0;
    for (std::uint32_t& count : place) before += std::exchange(count, before);
    for (const Key& key : keys) room[place[digit(key)]++] = key;
    std::copy(room.begin(), room.end(), keys.begin());
  }
}

bool is_earlier(const Key& a, const Key& b) { return a.event < b.event; }

// By event, then id.
void sort_group(std::span<Key> keys, const Facts& facts, Keys& room) {
  constexpr std::size_t many = 4096;
  if (!std::is_sorted(keys.begin(), keys.end(), is_earlier)) {
    if (keys.size() < many) {
      std::sort(keys.begin(), keys.end(), is_earlier);
    } else {
      sort_many(keys, room);
    }
  }
  for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
    while (++end < keys.size() && keys[end].event == keys[begin].event) {
    }
    if (end - begin == 1) continue;
    const auto same = keys.subspan(begin, end - begin);
    std::sort(same.begin(), same.end(), [&](const Key& a, const Key& b) {
      return Record(facts[a.at].newest).key() < Record(facts[b.at].newest).key();
    });
  }
}

}  // namespace

void sort_facts(Facts& facts, ShardFacts& shard, bool by_case) {
  const std::size_t groups = by_case ? shard.cases : shard.accounts.size();
  // Of each group's keys, as they are placed.
  std::pmr::vector<std::uint32_t> end(groups + 1, 0, facts.get_allocator());
  for (const Fact& fact : facts) ++end[group_of(fact, shard, by_case) + 1];
  for (std::size_t g = 0; g < groups; ++g) end[g + 1] += end[g];
  Keys keys(facts.size(), facts.get_allocator());
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    keys[end[group_of(facts[i], shard, by_case)]++] = {facts[i].event, i};
  }
  Keys room(facts.get_allocator());
  std::uint32_t begin = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    sort_group(std::span(keys).subspan(begin, end[g] - begin), facts, room);
    begin = end[g];
  }
  Facts& sorted = shard.spare;  // moving them about in place waits for each other
  sorted.clear();
  sorted.reserve(facts.size());
  for (const Key& key : keys) sorted.push_back(facts[key.at]);
  facts.swap(sorted);
}

}  // namespace xingji
