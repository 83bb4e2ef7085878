// What facts, ids and posts take in memory: what is resident once the C library keeps nothing back.
//   bench_memory PACK FACTS DAY
// loads the facts twice, with their ids and without, and posts every shop's rows for one day;
// prints bytes as JSON.
#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <span>
#include <string>

#include "engine/fold.h"
#include "engine/plan.h"
#include "engine/subjects.h"
#include "io/read.h"
#include "io/zones.h"
#include "pack/load.h"

namespace xingji {
namespace {

std::int64_t resident() {
  malloc_trim(0);
  std::int64_t all = 0;
  std::int64_t pages = 0;
  std::ifstream("/proc/self/statm") >> all >> pages;
  return pages * ::sysconf(_SC_PAGESIZE);
}

struct Loaded {
  std::unique_ptr<FactSet> facts;
  std::int64_t bytes = 0;
  std::uint64_t count = 0;
};

Loaded load(const Family& family, const std::string& folder, bool keys) {
  const std::int64_t before = resident();
  ReadOptions options;
  options.threads = 2;
  Loaded loaded;
  {
    auto reading = read_facts(folder, needs_of(family, keys), options);
    if (!reading.ok()) return loaded;
    for (const TableReport& table : reading.value().report.tables) loaded.count += table.facts;
    loaded.facts = std::make_unique<FactSet>(std::move(reading.value().facts));
  }
  loaded.bytes = resident() - before;
  return loaded;
}

// All subjects' posts at once, as a service holds them.
void tell_posts(const Pack& pack, const FactSet& facts, Day day) {
  Plan plan = make_plan(pack, facts);
  const std::vector<std::string> subjects = subjects_of(facts, pack);
  const std::int64_t before = resident();
  std::vector<Posts> posts;
  posts.reserve(subjects.size());
  for (const std::string& subject : subjects) {
    posts.push_back(make_posts(plan, day, day));
    post(plan, *find_subject(facts, pack, subject), 1, posts.back());
  }
  const double bytes = static_cast<double>(resident() - before);
  std::size_t stays = 0;
  for (const Posts& of : posts) {
    for (const MeasurePosts& measure : of.measures) {
      for (const auto& choice : measure.stays) stays += choice.size();
    }
  }
  std::cout << R"(,"subjects":)" << subjects.size() << R"(,"posts_bytes_a_subject":)"
            << bytes / static_cast<double>(subjects.size()) << R"(,"stays":)" << stays
            << R"(,"bytes_a_stay":)" << sizeof(Stay);
}

int run(std::span<char* const> words) {
  const auto family = load_family(words[1], {"rules", {}, find_zone});
  if (!family.ok()) {
    for (const Problem& problem : family.problems()) std::cerr << to_text(problem) << '\n';
    return 1;
  }
  std::int64_t with_ids = 0;
  {
    const Loaded loaded = load(family.value(), words[2], true);
    with_ids = loaded.bytes;
  }
  const Loaded loaded = load(family.value(), words[2], false);
  if (loaded.count == 0) {
    std::cerr << "no facts in " << words[2] << '\n';
    return 1;
  }
  const double count = static_cast<double>(loaded.count);
  std::cout << R"({"facts":)" << loaded.count << R"(,"bytes_a_fact":)"
            << static_cast<double>(loaded.bytes) / count << R"(,"bytes_an_id":)"
            << static_cast<double>(with_ids - loaded.bytes) / count;
  tell_posts(family.value().versions.back(), *loaded.facts, *parse_day(words[3]));
  std::cout << "}\n";
  return 0;
}

}  // namespace
}  // namespace xingji

int main(int count, char** words) {
  if (count < 4) {
    std::cerr << "usage: bench_memory PACK FACTS DAY\n";
    return 2;
  }
  return xingji::run({words, static_cast<std::size_t>(count)});
}
