package org.leadnest.benchmarks.copydesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One listing written, one listing checked, and a thousand checked one after the other. The aims: 5 ms for each of the
 * first two, 5 s for the third on one core.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class CopydeskSpeed {
    private static final int THOUSAND = 1000;
    private static final List<String> FEATURES = List.of(
            "Granite Counters,Kitchen Island,Pantry,Vaulted Ceiling(s)",
            "Quartz Counters,Crown Molding,French Doors,Double Vanity",
            "Open Floorplan,Recessed Lighting,Wet Bar,Walk-In Closet(s),Built-in Features",
            "High Ceilings,Ceiling Fan(s),Soaking Tub");
    private static final List<String> CITIES = List.of("Austin", "Boise", "Savannah", "Tacoma");

    private final List<Facts> listings = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int turn;

    /** Forty listings with a text each, all different. */
    public CopydeskSpeed() {
        for (int i = 0; i < 40; i++) {
            Facts facts = Facts.of(listing(i));
            listings.add(facts);
            texts.add(Copydesk.describe(facts, brief(i)).text());
        }
    }

    private static Map<String, Object> listing(int i) {
        return Map.ofEntries(
                Map.entry("PropertyType", "Residential"),
                Map.entry("PropertySubType", i % 3 == 0 ? "Townhouse" : "Single Family Residence"),
                Map.entry("City", CITIES.get(i % CITIES.size())),
                Map.entry("StateOrProvince", "TX"),
                Map.entry("SubdivisionName", "Travis Heights"),
                Map.entry("ListPrice", 300_000 + 1_000 * i),
                Map.entry("BedroomsTotal", 2 + i % 4),
                Map.entry("BathroomsFull", 1 + i % 3),
                Map.entry("BathroomsHalf", 1),
                Map.entry("LivingArea", 1_400 + 37 * i),
                Map.entry("LotSizeAcres", 0.2 + i / 50.0),
                Map.entry("YearBuilt", 1950 + i),
                Map.entry("GarageSpaces", 1 + i % 3),
                Map.entry("InteriorFeatures", FEATURES.get(i % FEATURES.size())),
                Map.entry("Appliances", "Dishwasher,Gas Range,Refrigerator"),
                Map.entry("Flooring", "Hardwood,Tile"),
                Map.entry("PatioAndPorchFeatures", "Front Porch,Deck"),
                Map.entry("ExteriorFeatures", "Fire Pit,Garden,Private Yard"),
                Map.entry("Heating", "Central,Natural Gas"),
                Map.entry("Cooling", "Central Air"),
                Map.entry("FireplacesTotal", 1),
                Map.entry("notes", List.of("roof replaced 2021", "kitchen remodeled in 2019")));
    }

    private static Brief brief(long seed) {
        return Brief.of(Outlet.MLS).withSeed(seed);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Description writesOne() {
        turn++;
        return Copydesk.describe(listings.get(turn % listings.size()), brief(turn));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<Finding> checksOne() {
        turn++;
        int at = turn % listings.size();
        return Copydesk.check(texts.get(at), listings.get(at), CheckOptions.of(Outlet.MLS));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    public int checksAThousand() {
        int findings = 0;
        for (int i = 0; i < THOUSAND; i++) {
            int at = i % listings.size();
            findings += Copydesk.check(texts.get(at), listings.get(at), CheckOptions.of(Outlet.MLS))
                    .size();
        }
        return findings;
    }
}
