import { fraction } from '../noise';

/** A node of the cluster. */
export interface Node {
  name: string;
  ip: string;
  zone: string;
}

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const FIRST_PRIVATE_SUBNET = 11;
const NODES_A_ZONE = 2;

function subnetOf(zone: number): string {
  return `10.0.${FIRST_PRIVATE_SUBNET + zone}`;
}

/** Where the scheduler puts the pod of an index: one zone after the other. */
export function nodeOf(cluster: string, index: number): Node {
  const zone = index % zones.length;
  const node = Math.floor(index / zones.length) % NODES_A_ZONE;
  const host = 10 + Math.floor(80 * fraction(`${cluster}/${zone}/${node}`, 0));
  const ip = `${subnetOf(zone)}.${host}`;
  return {
    name: `ip-${ip.replaceAll('.', '-')}.ec2.internal`,
    ip,
    zone: zones[zone],
  };
}

/** The address of a pod, from the subnet of its zone, as the VPC CNI gives it. */
export function podAddress(workload: string, index: number): string {
  const host = 100 + Math.floor(150 * fraction(`${workload}/ip`, index));
  return `${subnetOf(index % zones.length)}.${host}`;
}
